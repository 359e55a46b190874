package io.restorable.backup.repository;

import io.restorable.backup.manifest.BackupId;

/**
 * A backup within a repository. Prints as people write it: {@code shop/20261121T020000Z-pre-migration}.
 *
 * @param database the database it was taken of
 * @param id its name within the database's backups
 */
public record BackupName(String database, BackupId id) implements Comparable<BackupName> {

    /** Oldest first; of the same time, by label and database. */
    @Override
    public int compareTo(BackupName other) {
        int byId = id.compareTo(other.id);
        return byId != 0 ? byId : database.compareTo(other.database);
    }

    @Override
    public String toString() {
        return database + "/" + id;
    }
}
