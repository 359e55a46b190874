package io.restorable.backup.storage.gcs;

import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.StoreProvider;
import io.restorable.backup.storage.StoreUri;
import io.restorable.backup.storage.remote.OptionalSdk;
import java.util.Set;

/**
 * Opens buckets: {@code gs://bucket/prefix}. Credentials are Google's application default ones. With
 * {@code ?endpoint=http://…} an emulator is asked instead, without credentials.
 */
public final class GcsStoreProvider implements StoreProvider {

    private static final OptionalSdk SDK =
            new OptionalSdk("gs", "com.google.cloud.storage.Storage", "com.google.cloud:google-cloud-storage");

    /** Called by the service loader. */
    public GcsStoreProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of("gs");
    }

    @Override
    public void requireLibraries() {
        SDK.require();
    }

    @Override
    public BackupStore open(StoreUri address) {
        requireLibraries();
        return GcsClients.open(address);
    }
}
