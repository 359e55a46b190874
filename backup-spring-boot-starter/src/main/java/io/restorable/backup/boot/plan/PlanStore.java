package io.restorable.backup.boot.plan;

import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.ListRequest;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.ObjectPage;
import io.restorable.backup.storage.ObjectUpload;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoreFeature;
import io.restorable.backup.storage.StoreUri;
import io.restorable.backup.storage.StoredObject;
import io.restorable.backup.storage.Stores;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A store of a plan, opened when it is first used: cloud libraries take longer to start than many an application. Safe
 * for use by many threads.
 */
public final class PlanStore implements BackupStore {

    private final String address;
    private final Supplier<BackupStore> opening;
    private final boolean owned;
    private @Nullable BackupStore open;

    private PlanStore(String address, Supplier<BackupStore> opening, boolean owned) {
        this.address = address;
        this.opening = opening;
        this.owned = owned;
    }

    /** The store at an address; closed with this. */
    static PlanStore at(StoreUri address) {
        return new PlanStore(address.toString(), () -> Stores.open(address), true);
    }

    /** A store that is open already, and that somebody else closes. */
    static PlanStore of(BackupStore store) {
        return new PlanStore(store.describe(), () -> store, false);
    }

    /** Where it is, as people write it; without secrets. */
    public String address() {
        return address;
    }

    /** The store itself; stays owned by this. */
    synchronized BackupStore open() {
        if (open == null) {
            open = opening.get();
        }
        return open;
    }

    @Override
    public Set<StoreFeature> features() {
        return open().features();
    }

    @Override
    public String describe() {
        return address;
    }

    @Override
    public ObjectUpload put(ObjectKey key, PutOptions options) {
        return open().put(key, options);
    }

    @Override
    public InputStream get(ObjectKey key) {
        return open().get(key);
    }

    @Override
    public InputStream get(ObjectKey key, long offset, long length) {
        return open().get(key, offset, length);
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) {
        return open().find(key);
    }

    @Override
    public ObjectPage list(ListRequest request) {
        return open().list(request);
    }

    @Override
    public void delete(Collection<ObjectKey> keys) {
        open().delete(keys);
    }

    @Override
    public int discardUnfinished(Instant startedBefore, Predicate<String> inFolder) {
        return open().discardUnfinished(startedBefore, inFolder);
    }

    @Override
    public void sync() {
        open().sync();
    }

    @Override
    public OptionalLong freeBytes() {
        return open().freeBytes();
    }

    @Override
    public synchronized void close() {
        if (open != null && owned) {
            open.close();
            open = null;
        }
    }

    @Override
    public String toString() {
        return address;
    }
}
