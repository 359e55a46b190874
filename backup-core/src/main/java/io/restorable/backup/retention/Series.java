package io.restorable.backup.retention;

import io.restorable.backup.manifest.BackupLabel;
import io.restorable.backup.manifest.BackupScope;
import java.util.Set;

/**
 * What makes backups comparable: they hold the same part of the database, and all or none of them were made before a
 * restore.
 */
record Series(
        BackupScope.Content content,
        Set<String> schemas,
        Set<String> tables,
        Set<String> excludedTables,
        boolean beforeRestore) {

    static Series of(Candidate.Sound backup) {
        BackupScope scope = backup.scope();
        return new Series(
                scope.content(),
                Set.copyOf(scope.schemas()),
                Set.copyOf(scope.tables()),
                Set.copyOf(scope.excludedTables()),
                backup.id().label().equals(BackupLabel.PRE_RESTORE));
    }

    /** The words after "newest" or "newest proved". */
    String word() {
        if (beforeRestore) {
            return "backup made before a restore";
        }
        boolean whole = content == BackupScope.Content.SCHEMA_AND_DATA
                && schemas.isEmpty()
                && tables.isEmpty()
                && excludedTables.isEmpty();
        return whole ? "backup" : "backup of this part";
    }
}
