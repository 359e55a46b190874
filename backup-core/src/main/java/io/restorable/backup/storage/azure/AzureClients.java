package io.restorable.backup.storage.azure;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobContainerClientBuilder;
import io.restorable.backup.error.InvalidStoreUriException;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.StoreUri;
import io.restorable.backup.storage.remote.KeyPrefix;
import io.restorable.backup.storage.remote.StoreParameters;

/** Makes the library's client for an address. */
final class AzureClients {

    private AzureClients() {}

    static BackupStore open(StoreUri address) {
        String account = address.uri().getRawAuthority();
        String[] path = address.uri().getPath().split("/", 3);
        if (account == null || !account.matches("[A-Za-z0-9-]+") || path.length < 2 || path[1].isEmpty()) {
            throw new InvalidStoreUriException(
                    "The address " + address + " names no account and container.",
                    "Write azblob://account/container/prefix.",
                    null);
        }
        var given = StoreParameters.of(address, "endpoint");
        String endpoint =
                given.web("endpoint").map(String::valueOf).orElse("https://" + account + ".blob.core.windows.net");
        var builder = new BlobContainerClientBuilder()
                .endpoint(endpoint)
                .containerName(path[1])
                .httpClient(new JdkHttpClientBuilder().build());
        AzureCredentials.apply(account, System.getenv(), builder);
        KeyPrefix prefix = KeyPrefix.ofPath(path.length < 3 ? "" : path[2]);
        return new AzureStore(new AzureContainer(account, prefix, builder.buildClient()));
    }
}
