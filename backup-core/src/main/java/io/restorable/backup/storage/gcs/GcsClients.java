package io.restorable.backup.storage.gcs;

import com.google.cloud.NoCredentials;
import com.google.cloud.storage.StorageOptions;
import com.google.cloud.storage.StorageRetryStrategy;
import io.restorable.backup.error.InvalidStoreUriException;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.StoreUri;
import io.restorable.backup.storage.remote.KeyPrefix;
import io.restorable.backup.storage.remote.StoreParameters;

/** Makes the library's client for an address. */
final class GcsClients {

    private GcsClients() {}

    static BackupStore open(StoreUri address) {
        String bucket = address.uri().getRawAuthority();
        if (bucket == null || bucket.isEmpty()) {
            throw new InvalidStoreUriException(
                    "The address " + address + " names no bucket.", "Write gs://bucket/prefix.", null);
        }
        var given = StoreParameters.of(address, "endpoint", "project");
        // All that we ask may be asked twice: what is created carries a precondition.
        StorageOptions.Builder options =
                StorageOptions.http().setStorageRetryStrategy(StorageRetryStrategy.getUniformStorageRetryStrategy());
        given.text("project").ifPresent(options::setProjectId);
        given.web("endpoint").ifPresent(endpoint -> {
            options.setHost(endpoint.toString());
            if ("http".equals(endpoint.getScheme())) {
                options.setCredentials(NoCredentials.getInstance());
                options.setProjectId(given.text("project").orElse("emulator"));
            }
        });
        var place = new GcsBucket(
                bucket,
                KeyPrefix.ofPath(address.uri().getPath()),
                options.build().getService());
        return new GcsStore(place);
    }
}
