package io.restorable.backup.test.stores.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.restorable.backup.error.StorageException;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.ObjectUpload;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoreUri;
import io.restorable.backup.storage.Stores;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.MultipartUpload;

class S3AbandonedUploadsIntegrationTests {

    private static final ObjectKey KEY = ObjectKey.of("shop/20261121T020000Z/data");
    private static final byte[] TWELVE_MIB = new byte[12 << 20];

    private final S3Bucket bucket = S3ProxyServer.bucket();
    private final String prefix = UUID.randomUUID().toString();

    @Test
    void abortsAnUploadThatIsNotCommitted() throws IOException {
        try (BackupStore store = bucket.open(prefix, "part-size=5MiB")) {
            try (ObjectUpload upload = store.put(KEY, PutOptions.CREATE)) {
                upload.body().write(TWELVE_MIB);
                assertThat(unfinished()).hasSize(1);
            }
        }

        assertThat(unfinished()).isEmpty();
    }

    @Test
    void abortsRunningUploadsWhenTheStoreIsClosed() throws IOException {
        BackupStore store = bucket.open(prefix, "part-size=5MiB");
        store.put(KEY, PutOptions.CREATE).body().write(TWELVE_MIB);

        store.close();

        assertThat(unfinished()).isEmpty();
    }

    @Test
    void discardsWhatAProcessThatDiedLeft() {
        bucket.client()
                .createMultipartUpload(create -> create.bucket(bucket.name()).key(prefix + "/" + KEY));
        bucket.client()
                .createMultipartUpload(create -> create.bucket(bucket.name()).key(prefix + "-of-another-store/" + KEY));

        try (BackupStore store = bucket.open(prefix, "part-size=5MiB")) {
            assertThat(store.discardUnfinished(Instant.now().minus(Duration.ofDays(1)), folder -> true))
                    .isZero();
            assertThat(store.discardUnfinished(
                            Instant.now().plus(Duration.ofDays(1)), folder -> !folder.equals("shop/20261121T020000Z")))
                    .isZero();
            assertThat(store.discardUnfinished(Instant.now().plus(Duration.ofDays(1)), "shop/20261121T020000Z"::equals))
                    .isOne();
        }

        assertThat(unfinished()).extracting(MultipartUpload::key).containsExactly(prefix + "-of-another-store/" + KEY);
    }

    @Test
    void saysWhatIsWrongWithTheBucket() {
        try (BackupStore store = Stores.open(StoreUri.parse("s3://no-such-bucket?endpoint=" + bucket.endpoint()))) {
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> store.put(KEY, TWELVE_MIB, PutOptions.CREATE))
                    .withMessageContaining("NoSuchBucket")
                    .withMessageContaining("Create the bucket");
        }
    }

    private List<MultipartUpload> unfinished() {
        return bucket.client()
                .listMultipartUploads(list -> list.bucket(bucket.name()).prefix(prefix))
                .uploads();
    }
}
