package io.restorable.backup.test.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.restorable.backup.error.DamagedBackupException;
import io.restorable.backup.error.NewerFormatException;
import io.restorable.backup.manifest.Sha256;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.SealedBackup;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of damaged manifests and objects. */
class DamagedBackupTests extends TestOfRepository {

    @Test
    void listsABackupWithAnEmptyManifestAsUnreadable() {
        BackupName name = seal("shop", "nightly");
        memory.replace(key(name, "manifest.json"), new byte[0]);

        assertUnreadable(name);
    }

    @Test
    void listsABackupWithAHalfWrittenManifestAsUnreadable() {
        BackupName name = seal("shop", "nightly");
        byte[] manifest = memory.bytes(key(name, "manifest.json"));
        memory.replace(key(name, "manifest.json"), Arrays.copyOf(manifest, manifest.length / 2));

        assertUnreadable(name);
    }

    @Test
    void listsABackupWithAFlippedBitInTheManifestAsUnreadable() {
        BackupName name = seal("shop", "nightly");
        flip(name, "manifest.json", 100);

        assertUnreadable(name);
    }

    @Test
    void listsABackupWithTheManifestOfAnotherAsUnreadable() {
        BackupName name = seal("shop", "nightly");
        BackupName other = seal("shop", "other");
        memory.replace(key(name, "manifest.json"), memory.bytes(key(other, "manifest.json")));

        assertThatExceptionOfType(DamagedBackupException.class)
                .isThrownBy(() -> repository.open(name))
                .withMessageContaining("is that of backup " + other);
    }

    @Test
    void refusesABackupOfANewerFormat() {
        BackupName name = seal("shop", "nightly");
        String newer = "{\"format\":2,\"writtenBy\":\"2.0.0\"";
        String seal = "\n,\"seal\":\"" + Sha256.of(newer.getBytes(StandardCharsets.UTF_8)) + "\"}\n";
        memory.replace(key(name, "manifest.json"), (newer + seal).getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(NewerFormatException.class)
                .isThrownBy(() -> repository.find("latest"))
                .withMessageContaining("2.0.0");
        assertThat(repository.list()).singleElement().isInstanceOf(ListedBackup.Unreadable.class);
    }

    @Test
    void takesNoOlderBackupWhenTheLatestIsDamaged() {
        seal("shop", "old");
        clock.advance(DAY);
        BackupName damaged = seal("shop", "new");
        flip(damaged, "manifest.json", 5);

        assertThatExceptionOfType(DamagedBackupException.class)
                .isThrownBy(() -> repository.find("latest"))
                .withMessageContaining(damaged.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"10.dat", "12.dat", "blob_5001.dat", "blobs.toc", "toc.dat"})
    void noticesOneFlippedBitWhileReading(String object) {
        BackupName name = seal("shop", "nightly");
        flip(name, object, 0);

        assertDamagedWhenRead(name, object, "does not match its checksum");
    }

    @Test
    void noticesATruncatedObjectWhileReading() {
        BackupName name = seal("shop", "nightly");
        memory.replace(key(name, "toc.dat"), Arrays.copyOf(memory.bytes(key(name, "toc.dat")), 10));

        assertDamagedWhenRead(name, "toc.dat", "ends after 10 of");
    }

    @Test
    void noticesALongerObjectWhileReading() {
        BackupName name = seal("shop", "nightly");
        byte[] whole = memory.bytes(key(name, "toc.dat"));
        memory.replace(key(name, "toc.dat"), Arrays.copyOf(whole, whole.length + 1));

        assertDamagedWhenRead(name, "toc.dat", "is longer than the " + whole.length + " bytes");
    }

    @Test
    void noticesAMissingObject() {
        BackupName name = seal("shop", "nightly");
        memory.lose(key(name, "toc.dat"));

        assertDamagedWhenRead(name, "toc.dat", "is missing");
    }

    @Test
    void readsNoObjectThatWasNotSealed() {
        BackupName name = seal("shop", "nightly");

        assertDamagedWhenRead(name, "smuggled.dat", "is not listed in the manifest");
    }

    private void assertDamagedWhenRead(BackupName name, String object, String damage) {
        SealedBackup backup = repository.open(name);
        assertThatExceptionOfType(DamagedBackupException.class)
                .isThrownBy(() -> readToEnd(backup, object))
                .withMessageContaining(name.toString())
                .withMessageContaining(object + " " + damage);
    }

    private void flip(BackupName name, String object, int at) {
        byte[] bytes = memory.bytes(key(name, object));
        bytes[at] ^= 1;
        memory.replace(key(name, object), bytes);
    }
}
