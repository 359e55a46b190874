package io.restorable.backup.repository;

import java.util.List;

/**
 * What a sweep did.
 *
 * @param removed the unfinished backups that were removed
 * @param spared the unfinished ones that are too young to be given up
 * @param discardedUploads how many leftovers of single objects were removed
 */
public record Sweep(List<BackupName> removed, List<BackupName> spared, int discardedUploads) {

    public Sweep {
        removed = List.copyOf(removed);
        spared = List.copyOf(spared);
    }
}
