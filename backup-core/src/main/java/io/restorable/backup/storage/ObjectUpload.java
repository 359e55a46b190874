package io.restorable.backup.storage;

import io.restorable.backup.error.ObjectExistsException;
import io.restorable.backup.error.StorageException;
import java.io.OutputStream;

/**
 * An object on its way into a store, of a length that nobody needs to know beforehand. It becomes visible, as a whole,
 * by {@link #commit}, and not at all otherwise. Used by one thread at a time; several uploads may run at once.
 *
 * <pre>{@code
 * try (ObjectUpload upload = store.put(key, PutOptions.CREATE)) {
 *     source.transferTo(upload.body());
 *     upload.commit();
 * }
 * }</pre>
 */
public interface ObjectUpload extends AutoCloseable {

    /**
     * Where the bytes go. Its own {@code close} neither commits nor aborts, so that a compressing stream on top may
     * close it. A failing store shows as {@link StorageException}, also from its methods.
     */
    OutputStream body();

    /**
     * Makes the object visible, and durable if that was asked for. Call it once; nothing can be written afterwards.
     *
     * @throws ObjectExistsException if the object was to be new and another one has taken its name meanwhile
     * @throws StorageException if the store could not take it; then nothing is visible
     * @throws IllegalStateException if it was committed or aborted before
     */
    StoredObject commit();

    /** Aborts, if nothing was committed: whatever was sent is discarded. Does nothing when called again. */
    @Override
    void close();
}
