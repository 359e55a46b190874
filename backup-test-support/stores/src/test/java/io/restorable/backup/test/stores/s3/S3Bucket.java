package io.restorable.backup.test.stores.s3;

import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.StoreUri;
import io.restorable.backup.storage.Stores;
import java.net.URI;
import java.util.UUID;
import software.amazon.awssdk.auth.credentials.SystemPropertyCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket of a server under test, and a client that looks at it past our code. */
record S3Bucket(URI endpoint, String name, S3Client client) {

    static S3Bucket make(URI endpoint, String name, boolean locking) {
        S3Client client = S3Client.builder()
                .endpointOverride(endpoint)
                .region(Region.US_EAST_1)
                .forcePathStyle(true)
                .credentialsProvider(SystemPropertyCredentialsProvider.create())
                .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .httpClientBuilder(Apache5HttpClient.builder())
                .build();
        client.createBucket(create -> create.bucket(name).objectLockEnabledForBucket(locking ? true : null));
        return new S3Bucket(endpoint, name, client);
    }

    /** Opens a store below a prefix of its own, so that it is empty. */
    BackupStore openEmpty(String parameters) {
        return open(UUID.randomUUID().toString(), parameters);
    }

    BackupStore open(String prefix, String parameters) {
        return Stores.open(StoreUri.parse("s3://" + name + "/" + prefix + "?endpoint=" + endpoint + "&" + parameters));
    }
}
