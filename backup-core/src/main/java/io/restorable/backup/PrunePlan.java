package io.restorable.backup;

import io.restorable.backup.repository.BackupName;
import io.restorable.backup.retention.RetentionPolicy;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a policy would do with the backups of a store. Nothing was changed yet.
 *
 * @param policy by which it was decided
 * @param at when it was decided
 * @param backups every backup that was looked at, each database's together, newest first
 */
public record PrunePlan(RetentionPolicy policy, Instant at, List<PrunedBackup> backups) {

    public PrunePlan {
        backups = List.copyOf(backups);
    }

    /** What would go. */
    public List<PrunedBackup> deletions() {
        return backups.stream().filter(PrunedBackup::deletes).toList();
    }

    /** How many bytes would be freed. */
    public long freedBytes() {
        return bytes(backups.stream().filter(PrunedBackup::deletes));
    }

    /** How many bytes would stay, as far as is known. */
    public long keptBytes() {
        return bytes(backups.stream().filter(backup -> !backup.deletes()));
    }

    /** The databases with backups that would go, in the plan's order. */
    Set<String> databases() {
        return deletions().stream()
                .map(PrunedBackup::name)
                .map(BackupName::database)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static long bytes(Stream<PrunedBackup> backups) {
        return backups.mapToLong(PrunedBackup::knownBytes).sum();
    }
}
