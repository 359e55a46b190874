package io.restorable.backup.boot.inventory;

import io.restorable.backup.manifest.ManifestHead;
import io.restorable.backup.repository.BackupName;
import java.time.Instant;

/**
 * A backup that is known to be in a store.
 *
 * @param name its name
 * @param head what its manifest says
 */
public record KnownBackup(BackupName name, ManifestHead head) {

    /** The time whose state it holds, within seconds. */
    public Instant takenAt() {
        return head.startedAt();
    }
}
