package io.restorable.backup.repository;

import io.restorable.backup.error.RefusedException;
import io.restorable.backup.manifest.ManifestHead;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.StoreFeature;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Locks of backups. A locked backup is deleted nowhere, not even where a copy of it lies in a store without locks. In a
 * bucket a delete of a locked object would succeed, and hide it behind a marker; so the manifest is asked first.
 */
final class Lock {

    private Lock() {}

    /** @throws RefusedException if a lock is wanted that the store cannot keep */
    static void requirePossible(BackupStore store, @Nullable Duration wanted) {
        if (wanted != null && !store.features().contains(StoreFeature.OBJECT_LOCK)) {
            throw new RefusedException(
                    "The backup was to be locked, and " + store.describe() + " cannot lock objects.",
                    "Use a bucket that was made with object lock, and credentials that may read and set it, or leave the"
                            + " lock out; 'check' says what a store can do.");
        }
    }

    /** The moment at which all objects are free again, in whole seconds as stores keep it. */
    static @Nullable Instant end(Instant startedAt, @Nullable Duration lockFor) {
        return lockFor == null
                ? null
                : startedAt.plus(lockFor).plusSeconds(1).minusNanos(1).truncatedTo(ChronoUnit.SECONDS);
    }

    /** @throws RefusedException if the backup is locked at present */
    static void requireNone(BackupName name, ManifestHead head, Instant now, String act) {
        if (head.isLockedAt(now)) {
            throw new RefusedException(
                    "Backup " + name + " cannot be " + act + ": it is locked until " + head.lockedUntil() + ".",
                    "Wait until then; the lock was set when the backup was made, and nothing takes it off.");
        }
    }
}
