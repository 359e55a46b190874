package io.restorable.backup.storage.azure;

import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.StoreProvider;
import io.restorable.backup.storage.StoreUri;
import io.restorable.backup.storage.remote.OptionalSdk;
import java.util.Set;

/**
 * Opens containers: {@code azblob://account/container/prefix}, with {@code ?endpoint=http://127.0.0.1:10000/account}
 * for an emulator or a private link. See {@link AzureCredentials} for where credentials come from.
 */
public final class AzureStoreProvider implements StoreProvider {

    private static final OptionalSdk SDK = new OptionalSdk(
            "azblob",
            "com.azure.storage.blob.BlobContainerClient",
            "com.azure:azure-storage-blob, com.azure:azure-core-http-jdk-httpclient and com.azure:azure-identity");

    /** Called by the service loader. */
    public AzureStoreProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of("azblob");
    }

    @Override
    public void requireLibraries() {
        SDK.require();
    }

    @Override
    public BackupStore open(StoreUri address) {
        requireLibraries();
        return AzureClients.open(address);
    }
}
