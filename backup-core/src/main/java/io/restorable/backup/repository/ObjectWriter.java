package io.restorable.backup.repository;

import io.restorable.backup.error.StorageException;
import io.restorable.backup.manifest.ObjectEntry;
import java.io.OutputStream;

/**
 * One object of a backup on its way into the store, digested and counted as it passes. Used by one thread at a time.
 */
public interface ObjectWriter extends AutoCloseable {

    /**
     * Where the bytes go, compressed already; they are encrypted below if the backup is to be. Its own {@code close}
     * neither commits nor aborts, so that a compressing stream on top may close it.
     */
    OutputStream body();

    /**
     * Stores the object and makes it part of the backup. Call it once.
     *
     * @param plainBytes its length before compression and encryption
     * @throws StorageException if the store could not take it; then nothing of it is there
     */
    ObjectEntry commit(long plainBytes);

    /** Discards the object, if it was not committed. */
    @Override
    void close();
}
