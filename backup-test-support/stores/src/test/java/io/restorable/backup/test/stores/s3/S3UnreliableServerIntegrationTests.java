package io.restorable.backup.test.stores.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.restorable.backup.error.ObjectExistsException;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoreUri;
import io.restorable.backup.storage.Stores;
import java.io.IOException;
import java.io.InputStream;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class S3UnreliableServerIntegrationTests {

    private static final ObjectKey KEY = ObjectKey.of("shop/toc.dat");

    private final UnreliableServer server = new UnreliableServer();
    private final BackupStore store =
            Stores.open(StoreUri.parse("s3://bucket?provider=minio&endpoint=" + server.endpoint()));

    @AfterEach
    void close() {
        store.close();
        server.close();
    }

    @Test
    void knowsItsOwnObjectWhenTheAnswerToThePutWasLost() {
        assertThat(store.put(KEY, new byte[] {1, 2, 3}, PutOptions.CREATE).size())
                .isEqualTo(3);
    }

    @Test
    void doesNotTakeTheObjectOfSomebodyElseForItsOwn() {
        server.hold(new byte[] {1, 2, 3});

        assertThatExceptionOfType(ObjectExistsException.class)
                .isThrownBy(() -> store.put(KEY, new byte[] {1, 2, 3}, PutOptions.CREATE));
    }

    @Test
    void goesOnWithTheSameVersionWhenReadsBreak() throws IOException {
        var content = new byte[350_000];
        new Random(1).nextBytes(content);
        server.hold(content);

        try (InputStream object = store.get(KEY)) {
            assertThat(object.readAllBytes()).isEqualTo(content);
        }
        try (InputStream object = store.get(KEY, 50_000, 150_000)) {
            assertThat(object.readNBytes(150_000)).startsWith(content[50_000]).hasSize(150_000);
        }

        assertThat(server.ranges())
                .containsExactly(
                        "null null",
                        "bytes=100000-349999 \"v1\"",
                        "bytes=200000-349999 \"v1\"",
                        "bytes=300000-349999 \"v1\"",
                        "bytes=50000-199999 null",
                        "bytes=150000-199999 \"v1\"");
    }
}
