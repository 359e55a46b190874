package io.restorable.backup.storage.s3;

import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.StoreProvider;
import io.restorable.backup.storage.StoreUri;
import io.restorable.backup.storage.remote.OptionalSdk;
import java.util.Set;

/**
 * Opens buckets: {@code s3://bucket/prefix}, with {@code ?provider=r2&account=…} and the like for other services than
 * Amazon's; see {@link S3Address}. Credentials come from the AWS SDK's usual places.
 */
public final class S3StoreProvider implements StoreProvider {

    private static final OptionalSdk SDK = new OptionalSdk(
            "s3",
            "software.amazon.awssdk.services.s3.S3Client",
            "software.amazon.awssdk:s3 and software.amazon.awssdk:apache5-client");

    /** Called by the service loader. */
    public S3StoreProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of("s3");
    }

    @Override
    public void requireLibraries() {
        SDK.require();
    }

    @Override
    public BackupStore open(StoreUri address) {
        requireLibraries();
        return S3Clients.open(S3Address.parse(address));
    }
}
