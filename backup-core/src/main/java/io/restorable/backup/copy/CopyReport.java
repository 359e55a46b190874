package io.restorable.backup.copy;

import io.restorable.backup.copy.CopiedBackup.Outcome;
import java.util.List;

/**
 * What became of copying backups into one store.
 *
 * @param store the store, described without secrets
 * @param backups each backup, in the order in which they were tried
 */
public record CopyReport(String store, List<CopiedBackup> backups) {

    public CopyReport {
        backups = List.copyOf(backups);
    }

    /** Those that the store does not hold. */
    public List<CopiedBackup> failures() {
        return backups.stream().filter(CopiedBackup::failed).toList();
    }

    /** Whether the store holds all of them now. */
    public boolean isComplete() {
        return failures().isEmpty();
    }

    /** How many had that outcome. */
    public int count(Outcome outcome) {
        return (int)
                backups.stream().filter(backup -> backup.outcome() == outcome).count();
    }
}
