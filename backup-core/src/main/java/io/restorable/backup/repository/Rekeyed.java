package io.restorable.backup.repository;

import io.restorable.backup.manifest.Manifest;
import java.util.List;

/**
 * A backup that was encrypted anew.
 *
 * @param name which one
 * @param formerKeyIds the keys that could decrypt it before; empty if it was not encrypted
 * @param manifest what is sealed now
 * @param leftovers the objects of before that the store did not delete, by their names in the backup's folder, which
 *     the former keys still decrypt; rekey again, or delete them
 */
public record Rekeyed(BackupName name, List<String> formerKeyIds, Manifest manifest, List<String> leftovers) {

    public Rekeyed {
        formerKeyIds = List.copyOf(formerKeyIds);
        leftovers = List.copyOf(leftovers);
    }
}
