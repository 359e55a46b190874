package io.restorable.backup.storage.s3;

import io.restorable.backup.storage.BackupStore;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes the SDK's client for an address. */
final class S3Clients {

    private static final int CONNECTIONS = 64;
    /** A server that puts thousands of parts together may be silent for minutes. */
    private static final Duration SILENCE = Duration.ofMinutes(2);

    private S3Clients() {}

    static BackupStore open(S3Address address) {
        try {
            return new S3Store(address, client(address));
        } catch (SdkException failure) {
            throw new S3Failures(address.describe()).failed("opened", "The store", failure);
        }
    }

    private static S3Client client(S3Address address) {
        var credentials = DefaultCredentialsProvider.builder();
        if (address.profile() != null) {
            credentials.profileName(address.profile());
        }
        S3ClientBuilder builder = S3Client.builder()
                .credentialsProvider(credentials.build())
                .forcePathStyle(address.pathStyle())
                .httpClientBuilder(
                        Apache5HttpClient.builder().maxConnections(CONNECTIONS).socketTimeout(SILENCE));
        if (address.region() != null) {
            builder.region(Region.of(address.region()));
        }
        if (address.endpoint() != null) {
            builder.endpointOverride(address.endpoint());
        }
        if (address.provider() != S3Provider.AWS) {
            withoutAmazonsNovelties(builder);
        }
        return builder.build();
    }

    /** Trailing checksums and chunked signatures are refused, or stored as content, by many other servers. */
    private static void withoutAmazonsNovelties(S3ClientBuilder builder) {
        builder.requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED)
                .serviceConfiguration(configuration -> configuration.chunkedEncodingEnabled(false))
                .addPlugin(LegacyMd5Plugin.create());
    }
}
