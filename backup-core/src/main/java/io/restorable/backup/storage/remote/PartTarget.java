package io.restorable.backup.storage.remote;

import io.restorable.backup.error.StorageException;
import io.restorable.backup.storage.StoredObject;

/** The requests by which one object gets to its store. All throw {@link StorageException}. */
public interface PartTarget {

    /** Stores an object that fits one part. Called instead of everything else. */
    StoredObject sendWhole(PartBuffer content);

    /** Announces an object of several parts. */
    void begin();

    /**
     * Sends a part. Called by several threads at once, in any order.
     *
     * @param number from 1, without gaps
     */
    void sendPart(int number, PartBuffer part);

    /**
     * Makes the object of all parts visible.
     *
     * @param length bytes of all parts
     */
    StoredObject complete(long length);

    /** Discards what was begun; no part is on its way any more. */
    void abort();
}
