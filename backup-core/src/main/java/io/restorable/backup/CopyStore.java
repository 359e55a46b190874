package io.restorable.backup;

import io.restorable.backup.error.StorageException;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.StoreUri;
import io.restorable.backup.storage.Stores;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A further store that backups are copied to. One that cannot be reached is opened when it is needed. */
final class CopyStore implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(CopyStore.class);

    private final @Nullable StoreUri address;
    private @Nullable BackupStore store;

    private CopyStore(@Nullable StoreUri address, @Nullable BackupStore store) {
        this.address = address;
        this.store = store;
    }

    /** A store that is open already. */
    static CopyStore of(BackupStore open) {
        return new CopyStore(null, open);
    }

    /** Opens a store if it can be reached now; an address that is wrong is refused at once. */
    static CopyStore at(StoreUri address) {
        var copy = new CopyStore(address, null);
        try {
            copy.open();
        } catch (StorageException unreachable) {
            LOGGER.warn("{} is tried again when there is something to copy: {}", address, unreachable.problem());
        }
        return copy;
    }

    /** The store in messages: a description, or its address. */
    synchronized String name() {
        return store == null ? String.valueOf(address) : store.describe();
    }

    synchronized BackupStore open() {
        BackupStore open = store;
        if (open == null) {
            open = Stores.open(Objects.requireNonNull(address));
            store = open;
        }
        return open;
    }

    @Override
    public synchronized void close() {
        if (store != null) {
            store.close();
        }
    }
}
