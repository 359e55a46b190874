package io.restorable.backup;

import io.restorable.backup.dump.DumpOptions;
import io.restorable.backup.manifest.BackupLabel;

/**
 * What to back up, and how. Immutable.
 *
 * @param label what the backup is for; part of its name
 * @param options scope, jobs, compression and manners
 */
public record BackupRequest(BackupLabel label, DumpOptions options) {

    /** The whole database, without a label. */
    public static BackupRequest everything() {
        return new BackupRequest(BackupLabel.NONE, DumpOptions.DEFAULT);
    }

    /**
     * The whole database, for a purpose.
     *
     * @param label small letters, digits and hyphens: {@code pre-migration}
     * @throws IllegalArgumentException if the label has another form
     */
    public static BackupRequest labelled(String label) {
        return new BackupRequest(new BackupLabel(label), DumpOptions.DEFAULT);
    }

    /** The same with other options. */
    public BackupRequest with(DumpOptions other) {
        return new BackupRequest(label, other);
    }
}
