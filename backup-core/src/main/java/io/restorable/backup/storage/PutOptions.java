package io.restorable.backup.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an object is to be stored.
 *
 * @param ifAbsent whether an object of the same name makes the put fail, instead of being replaced as a whole
 * @param durable whether the object must outlive a power failure from its commit on; else it may take until
 *     {@link BackupStore#sync}, which is much quicker for many small objects
 * @param lockedUntil until when the store must refuse to delete or replace it, or {@code null} for no lock; refused by
 *     stores without {@link StoreFeature#OBJECT_LOCK}
 */
public record PutOptions(
        boolean ifAbsent, boolean durable, @Nullable Instant lockedUntil) {

    /** The object must not exist yet. */
    public static final PutOptions CREATE = new PutOptions(true, true, null);

    /** An existing object is replaced as a whole. */
    public static final PutOptions REPLACE = new PutOptions(false, true, null);

    /** Returns the same, durable only from the next {@link BackupStore#sync} on. */
    public PutOptions durableLater() {
        return new PutOptions(ifAbsent, false, lockedUntil);
    }

    /** Returns the same with a lock. */
    public PutOptions lockedUntil(Instant until) {
        return new PutOptions(ifAbsent, durable, until);
    }
}
