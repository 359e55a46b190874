package io.restorable.backup.repository;

import io.restorable.backup.error.BackupException;
import io.restorable.backup.manifest.ManifestHead;

/** A folder with a manifest: a backup, or what is left of one. */
public sealed interface ListedBackup {

    /** Which one. */
    BackupName name();

    /**
     * A backup whose manifest is whole. Its objects were not read.
     *
     * @param name which one
     * @param head what the manifest says
     */
    record Sealed(BackupName name, ManifestHead head) implements ListedBackup {}

    /**
     * A backup whose manifest is damaged, or has a format of a newer version. It counts for nothing.
     *
     * @param name which one
     * @param problem why it cannot be read
     */
    record Unreadable(BackupName name, BackupException problem) implements ListedBackup {}
}
