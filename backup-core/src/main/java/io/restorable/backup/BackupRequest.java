package io.restorable.backup;

import io.restorable.backup.dump.DumpOptions;
import io.restorable.backup.manifest.BackupLabel;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What to back up, and how. Immutable.
 *
 * @param label what the backup is for; part of its name
 * @param options scope, jobs, compression and manners
 * @param lockFor how long from its beginning nobody can delete or change the backup, in a store that can lock objects;
 *     {@code null} for no lock
 */
public record BackupRequest(
        BackupLabel label, DumpOptions options, @Nullable Duration lockFor) {

    /** Without a lock. */
    public BackupRequest(BackupLabel label, DumpOptions options) {
        this(label, options, null);
    }

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
        return new BackupRequest(label, other, lockFor);
    }

    /** The same with a lock: nobody can delete or change the backup for that long from its beginning. */
    public BackupRequest lockedFor(Duration duration) {
        return new BackupRequest(label, options, duration);
    }
}
