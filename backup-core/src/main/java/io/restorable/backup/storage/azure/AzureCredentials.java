package io.restorable.backup.storage.azure;

import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import io.restorable.backup.storage.remote.OptionalSdk;
import java.util.Map;

/**
 * Finds credentials: {@code AZURE_STORAGE_KEY} or {@code AZURE_STORAGE_SAS_TOKEN}, as Azure's command line takes them;
 * else whoever Azure's own chain finds (environment, workload or managed identity, a logged-in tool).
 */
final class AzureCredentials {

    private static final OptionalSdk IDENTITY =
            new OptionalSdk("azblob", "com.azure.identity.DefaultAzureCredentialBuilder", "com.azure:azure-identity");

    private AzureCredentials() {}

    static void apply(String account, Map<String, String> environment, BlobContainerClientBuilder builder) {
        String key = environment.getOrDefault("AZURE_STORAGE_KEY", "");
        String token = environment.getOrDefault("AZURE_STORAGE_SAS_TOKEN", "");
        if (!key.isEmpty()) {
            builder.credential(new StorageSharedKeyCredential(account, key));
        } else if (!token.isEmpty()) {
            builder.sasToken(token);
        } else {
            IDENTITY.require();
            builder.credential(new DefaultAzureCredentialBuilder().build());
        }
    }
}
