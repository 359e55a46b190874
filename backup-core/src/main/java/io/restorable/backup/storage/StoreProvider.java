package io.restorable.backup.storage;

import io.restorable.backup.error.InvalidStoreUriException;
import io.restorable.backup.error.StorageException;
import java.util.Set;

/**
 * Opens one kind of store by its address. Found by {@link java.util.ServiceLoader}, so that a kind joins by being on
 * the class path. Needs a public constructor without arguments; called by any thread.
 */
public interface StoreProvider {

    /** The URI schemes it answers to, in small letters. */
    Set<String> schemes();

    /**
     * Makes sure that what this kind needs is there, without opening anything: which takes no time, so that it can be
     * asked when an application starts.
     *
     * @throws InvalidStoreUriException if a library is not on the class path, saying what to add
     */
    default void requireLibraries() {}

    /**
     * Opens the store. It need not exist yet if writing to it would make it.
     *
     * @throws InvalidStoreUriException if the address is wrong for this kind
     * @throws StorageException if the store cannot be reached
     */
    BackupStore open(StoreUri address);
}
