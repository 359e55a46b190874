package io.restorable.backup.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.restorable.backup.error.InvalidStoreUriException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoreUriTests {

    @ParameterizedTest
    @ValueSource(strings = {"/var/backups", "file:/var/backups", "file:///var/backups", "FILE:/var/backups"})
    void opensAFolder(String address) {
        try (BackupStore store = Stores.open(StoreUri.parse(address))) {
            assertThat(store.describe()).isEqualTo("folder /var/backups");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"backups", "./backups", "file:backups"})
    void opensAFolderBelowTheWorkingDirectory(String address) {
        try (BackupStore store = Stores.open(StoreUri.parse(address))) {
            assertThat(store.describe())
                    .isEqualTo("folder " + Path.of("backups").toAbsolutePath());
        }
    }

    @Test
    void opensAFolderWithOddLetters() {
        try (BackupStore store = Stores.open(StoreUri.parse("/var/my backups/ü 100%"))) {
            assertThat(store.describe()).isEqualTo("folder /var/my backups/ü 100%");
        }
    }

    @Test
    void namesTheKindsItKnows() {
        assertThatExceptionOfType(InvalidStoreUriException.class)
                .isThrownBy(() -> Stores.open(StoreUri.parse("ftp://host/backups")))
                .withMessageContaining("'ftp'")
                .withMessageContaining("Use one of: ")
                .withMessageContaining("file, ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "  ", "file:/a b", "file://host/share", "s3:%zz"})
    void refusesWhatIsNoAddress(String address) {
        assertThatExceptionOfType(InvalidStoreUriException.class)
                .isThrownBy(() -> Stores.open(StoreUri.parse(address)));
    }

    @Test
    void keepsPasswordsOutOfMessages() {
        assertThatExceptionOfType(InvalidStoreUriException.class)
                .isThrownBy(() -> StoreUri.parse("s3://key:topsecret@bucket/prefix"))
                .withMessageNotContaining("topsecret")
                .withMessageContaining("s3://bucket/prefix");
        assertThatExceptionOfType(InvalidStoreUriException.class)
                .isThrownBy(() -> StoreUri.parse("s3://key:topsecret@bucket/a b"))
                .withMessageNotContaining("topsecret");
    }
}
