package io.restorable.backup.boot.plan;

import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.StoreUri;
import io.restorable.backup.storage.Stores;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The store of a plan, opened when it is first needed: cloud libraries take longer to start than many an application.
 * Safe for use by many threads.
 */
public final class PlanStore implements AutoCloseable {

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
    public synchronized BackupStore open() {
        if (open == null) {
            open = opening.get();
        }
        return open;
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
