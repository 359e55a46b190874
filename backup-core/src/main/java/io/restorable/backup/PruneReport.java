package io.restorable.backup;

import io.restorable.backup.repository.BackupName;
import java.util.List;

/**
 * What a prune did.
 *
 * @param plan what it was asked to do
 * @param deleted what is gone
 * @param spared what the plan had let go, and what turned out to be wanted when its turn came: it was pinned meanwhile,
 *     or others were gone that it has to stand in for
 * @param remaining what could not be deleted
 */
public record PruneReport(PrunePlan plan, List<PrunedBackup> deleted, List<Left> spared, List<Left> remaining) {

    public PruneReport {
        deleted = List.copyOf(deleted);
        spared = List.copyOf(spared);
        remaining = List.copyOf(remaining);
    }

    /** Whether all is gone that had to go. */
    public boolean complete() {
        return remaining.isEmpty();
    }

    /** How many bytes were freed. */
    public long freedBytes() {
        return deleted.stream().mapToLong(PrunedBackup::knownBytes).sum();
    }

    /**
     * A backup that was to go and has not gone.
     *
     * @param name which one
     * @param why a full sentence, or the reasons to keep it
     */
    public record Left(BackupName name, String why) {}
}
