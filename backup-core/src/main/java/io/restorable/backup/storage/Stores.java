package io.restorable.backup.storage;

import io.restorable.backup.error.InvalidStoreUriException;
import java.util.ServiceLoader;
import java.util.TreeMap;

/** Opens stores by address, with the kinds of store that are on the class path. */
public final class Stores {

    private Stores() {}

    /**
     * Opens the store at {@code address}; the caller closes it.
     *
     * @throws InvalidStoreUriException if no kind of store on the class path knows its scheme
     */
    public static BackupStore open(StoreUri address) {
        return provider(address).open(address);
    }

    /**
     * Makes sure that a store at {@code address} could be opened, as far as that shows without opening it.
     *
     * @throws InvalidStoreUriException if no kind of store on the class path knows its scheme, or the kind needs a
     *     library that is not there
     */
    public static void require(StoreUri address) {
        provider(address).requireLibraries();
    }

    private static StoreProvider provider(StoreUri address) {
        var providers = new TreeMap<String, StoreProvider>();
        for (StoreProvider provider : ServiceLoader.load(StoreProvider.class, Stores.class.getClassLoader())) {
            provider.schemes().forEach(scheme -> providers.putIfAbsent(scheme, provider));
        }
        StoreProvider provider = providers.get(address.scheme());
        if (provider == null) {
            throw new InvalidStoreUriException(
                    "There is no kind of store called '" + address.scheme() + "' here.",
                    "Use one of: " + String.join(", ", providers.keySet()) + "; or a plain path for a local folder.",
                    null);
        }
        return provider;
    }
}
