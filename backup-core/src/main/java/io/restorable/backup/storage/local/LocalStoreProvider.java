package io.restorable.backup.storage.local;

import io.restorable.backup.error.InvalidStoreUriException;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.StoreProvider;
import io.restorable.backup.storage.StoreUri;
import java.net.URI;
import java.nio.file.Path;
import java.util.Set;

/** Opens folders: {@code file:/var/backups}, {@code file:///var/backups}, {@code file:backups}. */
public final class LocalStoreProvider implements StoreProvider {

    /** Called by the service loader. */
    public LocalStoreProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of("file");
    }

    @Override
    public BackupStore open(StoreUri address) {
        return new LocalStore(folder(address.uri()));
    }

    private static Path folder(URI uri) {
        try {
            // file:backups has no path but a text after the scheme; Path.of takes absolute URIs only.
            return uri.isOpaque() ? Path.of(uri.getSchemeSpecificPart()) : Path.of(uri);
        } catch (IllegalArgumentException failure) {
            throw new InvalidStoreUriException(
                    "The address " + uri + " is no folder: " + failure.getMessage() + ".",
                    "Write file:/var/backups, or the plain path.",
                    failure);
        }
    }
}
