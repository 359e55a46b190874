package io.restorable.backup.storage;

import io.restorable.backup.error.ObjectExistsException;
import io.restorable.backup.error.ObjectMissingException;
import io.restorable.backup.error.StorageException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;

/**
 * A place where objects lie: named rows of bytes that appear whole and are never changed in part. Everything that a
 * backup is goes through these few methods. All of them may be called by many threads at once; failures are {@link
 * StorageException}s whose message names the object and the store. Whoever writes a store of his own proves it with
 * the contract kit of backup-test-support.
 */
public interface BackupStore extends AutoCloseable {

    /** What this store can do beyond the methods below. */
    Set<StoreFeature> features();

    /** Names the store in messages: "folder /var/backups". Never a secret. */
    String describe();

    /**
     * Begins an object. Memory stays bounded whatever its length.
     *
     * @throws ObjectExistsException if it was to be new, and the store can tell already that it is not
     */
    ObjectUpload put(ObjectKey key, PutOptions options);

    /**
     * Reads a whole object. The caller closes the stream.
     *
     * @throws ObjectMissingException if there is no such object
     */
    InputStream get(ObjectKey key);

    /**
     * Reads a part of an object: at most {@code length} bytes from {@code offset}, fewer where it ends before. The
     * caller closes the stream.
     *
     * @param offset the first byte, from 0; at or behind the object's end nothing is read
     * @param length how many bytes, from 0
     * @throws ObjectMissingException if there is no such object
     */
    InputStream get(ObjectKey key, long offset, long length);

    /** Looks an object up; empty if there is none. */
    Optional<StoredObject> find(ObjectKey key);

    /**
     * Lists one page of objects, in an order of the store's own that stays the same from page to page. Objects that
     * come or go meanwhile may be listed or not. A folder that is not there is an empty one.
     */
    ObjectPage list(ListRequest request);

    /**
     * Deletes objects; one that is not there counts as deleted.
     *
     * @throws StorageException naming those that could not be deleted, and why; the others are deleted
     */
    void delete(Collection<ObjectKey> keys);

    /**
     * Discards what uploads left behind whose process died before commit. Such leftovers are never visible otherwise.
     *
     * @param startedBefore uploads younger than this may still be running and stay
     * @param inFolder tells by the folder of an upload's object whether it may be discarded: an upload of days, to a
     *     folder whose writer lives, must not be
     * @return how many were discarded
     */
    int discardUnfinished(Instant startedBefore, Predicate<String> inFolder);

    /**
     * Makes every object that was committed before outlive a power failure; see {@link PutOptions#durable}. Does
     * nothing in stores whose commits are durable anyway.
     */
    default void sync() {}

    /** How many bytes still fit, where the store knows; empty otherwise. */
    default OptionalLong freeBytes() {
        return OptionalLong.empty();
    }

    /**
     * Stores a small object that is in memory already.
     *
     * @throws ObjectExistsException if it was to be new and is not
     */
    default StoredObject put(ObjectKey key, byte[] content, PutOptions options) {
        try (ObjectUpload upload = put(key, options);
                OutputStream body = upload.body()) {
            body.write(content);
            return upload.commit();
        } catch (IOException failure) {
            throw new StorageException(
                    "Object '" + key + "' could not be written to " + describe() + ": " + failure.getMessage() + ".",
                    "Check the store and try again.",
                    failure);
        }
    }

    /** Gives back what the store holds on to; running uploads are aborted. */
    @Override
    void close();
}
