package io.restorable.backup.storage;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How an object is to be stored.
 *
 * @param ifAbsent whether an object of the same name makes the put fail, instead of being replaced as a whole
 * @param lockedUntil until when the store must refuse to delete or replace it, or {@code null} for no lock; refused by
 *     stores without {@link StoreFeature#OBJECT_LOCK}
 */
public record PutOptions(boolean ifAbsent, @Nullable Instant lockedUntil) {

    /** The object must not exist yet. */
    public static final PutOptions CREATE = new PutOptions(true, null);

    /** An existing object is replaced as a whole. */
    public static final PutOptions REPLACE = new PutOptions(false, null);

    /** Returns the same with a lock. */
    public PutOptions lockedUntil(Instant until) {
        return new PutOptions(ifAbsent, until);
    }
}
