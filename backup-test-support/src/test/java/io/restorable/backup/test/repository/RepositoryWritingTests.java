package io.restorable.backup.test.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.error.BackupNotFoundException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.manifest.BackupContents;
import io.restorable.backup.manifest.Sha256;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.BackupWriter;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.ObjectWriter;
import io.restorable.backup.repository.SealedBackup;
import io.restorable.backup.test.storage.Fault;
import io.restorable.backup.test.storage.StoreOperation;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Writing backups and sealing them, also where the store fails at any step. */
class RepositoryWritingTests extends TestOfRepository {

    @Test
    void laysABackupOutAsAnArchiveWithTheManifestBeside() {
        BackupName name = seal("shop", "nightly");

        assertThat(name).hasToString("shop/20261121T020000Z-nightly");
        assertThat(objectsOf(name))
                .containsExactlyInAnyOrder(
                        "10.dat",
                        "11.dat",
                        "12.dat",
                        "blob_5001.dat",
                        "blob_5002.dat",
                        "blobs.toc",
                        "toc.dat",
                        "manifest.json");
    }

    @Test
    void sealsLengthAndChecksumOfEachObject() throws IOException {
        SealedBackup backup = repository.open(seal("shop", "nightly"));

        assertThat(backup.manifest().objects()).hasSize(7).allSatisfy(entry -> {
            byte[] stored = memory.bytes(key(backup.name(), entry.name()));
            assertThat(entry.storedBytes()).isEqualTo(stored.length);
            assertThat(entry.sha256()).isEqualTo(Sha256.of(stored));
        });
        assertThat(backup.manifest().head().totals().rows()).isEqualTo(3);
        assertThat(backup.manifest().head().totals().objects()).isEqualTo(7);
    }

    @Test
    void isNoBackupBeforeItIsSealed() {
        try (BackupWriter writer = begin("shop", "nightly")) {
            sample().writeObjects(writer);

            assertThat(repository.list()).isEmpty();
            assertThatThrownBy(() -> repository.find("latest")).isInstanceOf(BackupNotFoundException.class);
        }
    }

    @Test
    void leavesNothingOfABackupThatWasNotSealed() {
        try (BackupWriter writer = begin("shop", "nightly")) {
            sample().writeObjects(writer);
            writer.open("99.dat");
        }

        assertThat(memory.keys()).isEmpty();
    }

    @Test
    void givesTwoWritersOfTheSameSecondTwoNames() {
        try (BackupWriter first = begin("shop", "nightly");
                BackupWriter second = begin("shop", "nightly")) {
            assertThat(first.name()).hasToString("shop/20261121T020000Z-nightly");
            assertThat(second.name()).hasToString("shop/20261121T020001Z-nightly");
        }
    }

    @Test
    void neverTakesTheNameOfASealedBackup() {
        seal("shop", "nightly");

        assertThat(seal("shop", "nightly")).hasToString("shop/20261121T020001Z-nightly");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"Shop", "shop", "..", ".", "a/b", "a b", "ä", "日本", "x~y", "\"quoted\"", "a\\b", "CON", "%41"})
    void keepsDatabasesWithOddNamesApart(String database) {
        seal("shop~", "other");
        BackupName name = seal(database, "nightly");

        assertThat(repository.list(database)).extracting(ListedBackup::name).containsExactly(name);
        assertThat(repository.open(name).manifest().head().database().name()).isEqualTo(database);
        assertThat(memory.keys())
                .allSatisfy(key -> assertThat(key.path()).matches("[a-z0-9_~-][a-z0-9_.~-]*/[^/]+/[^/]+"));
    }

    @Test
    void takesADatabaseNameOf63BytesThatAllNeedQuoting() {
        String database = "Ü".repeat(31) + "X";

        assertThat(repository.open(seal(database, "")).name().database()).isEqualTo(database);
    }

    @Test
    void refusesToSealWhileAnObjectIsBeingWritten() {
        try (BackupWriter writer = begin("shop", "nightly");
                ObjectWriter object = writer.open("10.dat")) {
            assertThat(object.body()).isNotNull();
            assertThatThrownBy(() -> writer.seal(sample().facts("shop"), BackupContents.EMPTY))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void refusesToSealTablesWithoutTheirObjects() {
        try (BackupWriter writer = begin("shop", "nightly")) {
            assertThatThrownBy(() -> writer.seal(sample().facts("shop"), sample().contents()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("10.dat");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"manifest.json", "writing.json", "evidence/x", "a/b", "../x", ""})
    void refusesObjectNamesThatAreTaken(String object) {
        try (BackupWriter writer = begin("shop", "nightly")) {
            assertThatThrownBy(() -> writer.open(object)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void noticesBeforeTheSealThatTheStoreForgotAnObject() {
        try (BackupWriter writer = begin("shop", "nightly")) {
            sample().writeObjects(writer);
            memory.lose(key(writer.name(), "11.dat"));

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> writer.seal(sample().facts("shop"), sample().contents()))
                    .withMessageContaining("11.dat is missing");
        }
        assertThat(memory.keys()).isEmpty();
    }

    @Test
    void noticesBeforeTheSealThatTheStoreCutAnObjectShort() {
        try (BackupWriter writer = begin("shop", "nightly")) {
            sample().writeObjects(writer);
            memory.replace(key(writer.name(), "11.dat"), new byte[3]);

            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(() -> writer.seal(sample().facts("shop"), sample().contents()))
                    .withMessageContaining("11.dat has 3 of");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = StoreOperation.class,
            names = {"PUT", "WRITE", "COMMIT", "COMMIT_ANSWER", "LIST", "SYNC"})
    void listsNothingHalfMadeWhereverTheStoreFails(StoreOperation operation) {
        int steps = 0;
        boolean sealed = false;
        while (!sealed) {
            steps++;
            sealed = sealsDespite(new NthFault(operation, steps));
            store.fail(Fault.NONE);

            List<ListedBackup> listed = repository.list();
            assertThat(listed).hasSize(sealed ? 1 : 0);
            clock.advance(DAY.multipliedBy(3));
            repository.sweep(DAY);
            if (!sealed) {
                assertThat(memory.keys()).as("step %d of %s", steps, operation).isEmpty();
            }
        }
        assertThat(steps).isGreaterThan(1);
    }

    @Test
    void removesTheManifestFirstWhenItsAnswerWasLost() {
        store.fail(Fault.on(StoreOperation.COMMIT_ANSWER, "manifest.json"));

        assertThatThrownBy(() -> seal("shop", "nightly")).isInstanceOf(StorageException.class);
        assertThat(memory.keys()).isEmpty();
    }

    @Test
    void keepsTheObjectsWhenTheManifestMayBeThereAndCannotBeRemoved() {
        store.fail((operation, key) -> key.endsWith("manifest.json")
                && (operation == StoreOperation.COMMIT_ANSWER || operation == StoreOperation.DELETE));

        assertThatThrownBy(() -> seal("shop", "nightly")).isInstanceOf(StorageException.class);
        store.fail(Fault.NONE);
        SealedBackup backup = repository.find("latest");
        assertThat(backup.manifest().objects()).allSatisfy(entry -> readToEnd(backup, entry.name()));
    }

    @Test
    void isSealedEvenIfTheMarkCannotBeRemoved() {
        store.fail(Fault.on(StoreOperation.DELETE, "writing.json"));
        BackupName name = seal("shop", "nightly");
        store.fail(Fault.NONE);

        assertThat(repository.open(name).stored())
                .containsOnlyKeys(
                        "10.dat", "11.dat", "12.dat", "blob_5001.dat", "blob_5002.dat", "blobs.toc", "toc.dat");
        clock.advance(DAY.multipliedBy(3));
        assertThat(repository.sweep(DAY).removed()).isEmpty();
        assertThat(repository.list()).hasSize(1);
    }

    private boolean sealsDespite(Fault fault) {
        store.fail(fault);
        try {
            seal("shop", "nightly");
            return true;
        } catch (StorageException failed) {
            return false;
        }
    }

    /** Only the n-th such operation fails. */
    private static final class NthFault implements Fault {

        private final StoreOperation failing;
        private int left;

        NthFault(StoreOperation failing, int number) {
            this.failing = failing;
            this.left = number;
        }

        @Override
        public synchronized boolean strikes(StoreOperation operation, String key) {
            return operation == failing && --left == 0;
        }
    }
}
