package io.restorable.backup.test.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.compression.Compression;
import io.restorable.backup.error.AmbiguousBackupException;
import io.restorable.backup.error.BackupNotFoundException;
import io.restorable.backup.error.DamagedBackupException;
import io.restorable.backup.error.NewerFormatException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.manifest.BackupContents;
import io.restorable.backup.manifest.BackupLabel;
import io.restorable.backup.manifest.Sha256;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.BackupWriter;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.ObjectWriter;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.repository.SealedBackup;
import io.restorable.backup.repository.Sweep;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.test.storage.Fault;
import io.restorable.backup.test.storage.FaultyStore;
import io.restorable.backup.test.storage.InMemoryStore;
import io.restorable.backup.test.storage.StoreOperation;
import io.restorable.backup.test.time.SettableClock;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class RepositoryTests {

    private static final Duration DAY = Duration.ofDays(1);

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T02:00:00Z"));
    private final InMemoryStore memory = new InMemoryStore(clock);
    private final FaultyStore store = new FaultyStore(memory);
    private final Repository repository = new Repository(store, clock);

    // ---- writing

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

    // ---- a failing store, at every step

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

    // ---- listing and finding

    @Test
    void listsNewestFirst() {
        BackupName first = seal("shop", "nightly");
        clock.advance(DAY);
        BackupName second = seal("crm", "nightly");
        clock.advance(DAY);
        BackupName third = seal("shop", "pre-migration");

        assertThat(repository.list()).extracting(ListedBackup::name).containsExactly(third, second, first);
        assertThat(repository.list("shop")).extracting(ListedBackup::name).containsExactly(third, first);
        assertThat(repository.list("absent")).isEmpty();
    }

    @Test
    void findsByExactNameUniquePartAndLatest() {
        BackupName first = seal("shop", "nightly");
        clock.advance(DAY);
        BackupName second = seal("shop", "pre-migration");

        assertThat(repository.find("20261121T020000Z-nightly").name()).isEqualTo(first);
        assertThat(repository.find("shop/20261121T020000Z-nightly").name()).isEqualTo(first);
        assertThat(repository.find("20261122").name()).isEqualTo(second);
        assertThat(repository.find("pre-mig").name()).isEqualTo(second);
        assertThat(repository.find("latest").name()).isEqualTo(second);
        assertThat(repository.find("shop/latest").name()).isEqualTo(second);
    }

    @Test
    void prefersAnExactNameToALongerOne() {
        BackupName bare = seal("shop", "");
        seal("shop", "nightly");

        assertThat(repository.find("20261121T020000Z").name()).isEqualTo(bare);
    }

    @Test
    void namesTheCandidatesOfAnAmbiguousPart() {
        BackupName first = seal("shop", "a-nightly");
        BackupName second = seal("shop", "b-nightly");

        assertThatExceptionOfType(AmbiguousBackupException.class)
                .isThrownBy(() -> repository.find("nightly"))
                .withMessageContaining(first.toString())
                .withMessageContaining(second.toString());
    }

    @Test
    void doesNotGuessTheDatabaseOfTheLatestBackup() {
        seal("shop", "nightly");
        BackupName crm = seal("crm", "nightly");

        assertThatThrownBy(() -> repository.find("latest")).isInstanceOf(AmbiguousBackupException.class);
        assertThat(repository.find("crm/latest").name()).isEqualTo(crm);
    }

    @Test
    void namesWhatExistsWhenNothingFits() {
        BackupName name = seal("shop", "nightly");

        assertThatExceptionOfType(BackupNotFoundException.class)
                .isThrownBy(() -> repository.find("yearly"))
                .withMessageContaining("'yearly'")
                .withMessageContaining(name.toString());
        assertThatThrownBy(() -> repository.find(" ")).isInstanceOf(BackupNotFoundException.class);
        assertThatThrownBy(() -> repository.find("crm/latest")).isInstanceOf(BackupNotFoundException.class);
        assertThatThrownBy(() -> new Repository(new InMemoryStore(clock), clock).find("latest"))
                .isInstanceOf(BackupNotFoundException.class)
                .hasMessageContaining("no sealed backup at all");
    }

    @Test
    void ignoresFoldersOfOthers() {
        memory.put(ObjectKey.of("shop/lost+found/manifest.json"), new byte[1], PutOptions.CREATE);
        memory.put(ObjectKey.of("Not Ours/20261121T020000Z/manifest.json"), new byte[1], PutOptions.CREATE);
        memory.put(ObjectKey.of("readme.txt"), new byte[1], PutOptions.CREATE);
        clock.advance(DAY.multipliedBy(9));

        assertThat(repository.list()).isEmpty();
        assertThat(repository.sweep(DAY).removed()).isEmpty();
        assertThat(memory.keys()).hasSize(3);
    }

    // ---- damaged states

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

    // ---- deleting and sweeping

    @Test
    void deletesTheManifestFirst() {
        BackupName name = seal("shop", "nightly");
        store.fail(Fault.on(StoreOperation.DELETE, "12.dat"));
        assertThatThrownBy(() -> repository.delete(name)).isInstanceOf(StorageException.class);
        store.fail(Fault.NONE);

        assertThat(repository.list()).isEmpty();
        clock.advance(DAY.multipliedBy(2));
        assertThat(repository.sweep(DAY).removed()).containsExactly(name);
        assertThat(memory.keys()).isEmpty();
    }

    @Test
    void sweepsWhatAKilledWriterLeftBehindAfterTheGracePeriod() {
        BackupWriter killed = begin("shop", "nightly");
        sample().writeObjects(killed);

        clock.advance(DAY.minusSeconds(1));
        assertThat(repository.sweep(DAY)).isEqualTo(new Sweep(List.of(), List.of(killed.name()), 0));
        clock.advance(Duration.ofSeconds(2));
        assertThat(repository.sweep(DAY).removed()).containsExactly(killed.name());
        assertThat(memory.keys()).isEmpty();
    }

    @Test
    void sparesAWriterThatIsStillWriting() throws IOException {
        try (BackupWriter writer = begin("shop", "nightly");
                ObjectWriter object = writer.open("10.dat")) {
            for (int hour = 0; hour < 72; hour++) {
                clock.advance(Duration.ofHours(1));
                object.body().write(1);
                assertThat(repository.sweep(DAY).spared()).containsExactly(writer.name());
            }
            object.commit(72);
            assertThat(writer.seal(sample().facts("shop"), BackupContents.EMPTY).objects())
                    .hasSize(1);
        }
    }

    @Test
    void neverSweepsASealedBackupHoweverOld() {
        BackupName name = seal("shop", "nightly");
        clock.advance(DAY.multipliedBy(1_000));

        assertThat(repository.sweep(DAY)).isEqualTo(new Sweep(List.of(), List.of(), 0));
        assertThat(repository.open(name).stored()).hasSize(7);
    }

    @Test
    void neverSweepsABackupWithADamagedManifest() {
        BackupName name = seal("shop", "nightly");
        memory.replace(key(name, "manifest.json"), new byte[0]);
        clock.advance(DAY.multipliedBy(1_000));

        assertThat(repository.sweep(DAY).removed()).isEmpty();
        assertUnreadable(name);
    }

    @Test
    void letsNoWriterSealWhatIsBeingSwept() {
        try (BackupWriter stalled = begin("shop", "nightly")) {
            sample().writeObjects(stalled);
            clock.advance(DAY.multipliedBy(2));
            store.fail(Fault.on(StoreOperation.DELETE, "12.dat"));
            assertThatThrownBy(() -> repository.sweep(DAY)).isInstanceOf(StorageException.class);
            store.fail(Fault.NONE);

            assertThatThrownBy(() -> stalled.seal(sample().facts("shop"), sample().contents()))
                    .isInstanceOf(StorageException.class);
            assertThat(repository.list()).isEmpty();
        }
        assertThat(memory.keys()).isEmpty();
    }

    @Test
    void letsNoWriterSealWhatWasSwept() {
        try (BackupWriter stalled = begin("shop", "nightly")) {
            sample().writeObjects(stalled);
            clock.advance(DAY.multipliedBy(2));
            repository.sweep(DAY);

            assertThatThrownBy(() -> stalled.seal(sample().facts("shop"), sample().contents()))
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("is missing");
        }
        assertThat(memory.keys()).isEmpty();
    }

    @Test
    void finishesASweepThatDied() {
        BackupWriter killed = begin("shop", "nightly");
        sample().writeObjects(killed);
        clock.advance(DAY.multipliedBy(2));
        store.fail(Fault.on(StoreOperation.DELETE, "12.dat"));
        assertThatThrownBy(() -> repository.sweep(DAY)).isInstanceOf(StorageException.class);
        store.fail(Fault.NONE);

        assertThat(repository.list()).isEmpty();
        assertThat(repository.sweep(DAY).removed()).containsExactly(killed.name());
        assertThat(memory.keys()).isEmpty();
    }

    @Test
    void refusesAGracePeriodThatIsTooShortToLiveIn() {
        assertThatThrownBy(() -> repository.sweep(Duration.ofMinutes(5))).isInstanceOf(IllegalArgumentException.class);
    }

    // ---- evidence

    @Test
    void keepsEvidenceBesideTheBackup() {
        SealedBackup backup = repository.open(seal("shop", "nightly"));
        backup.keepEvidence("20261121T030000Z", new byte[] {'{', '}'});
        backup.keepEvidence("20261121T030000Z", new byte[] {'{', '}'});

        assertThat(objectsOf(backup.name()))
                .contains("evidence/20261121T030000Z.json", "evidence/20261121T030000Z-2.json");
        assertThat(backup.stored()).hasSize(7);
        repository.delete(backup.name());
        assertThat(memory.keys()).isEmpty();
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

    private void assertUnreadable(BackupName name) {
        assertThat(repository.list())
                .singleElement()
                .isInstanceOfSatisfying(ListedBackup.Unreadable.class, unreadable -> {
                    assertThat(unreadable.name()).isEqualTo(name);
                    assertThat(unreadable.problem()).isInstanceOf(DamagedBackupException.class);
                });
        assertThatThrownBy(() -> repository.open(name)).isInstanceOf(DamagedBackupException.class);
    }

    private void assertDamagedWhenRead(BackupName name, String object, String damage) {
        SealedBackup backup = repository.open(name);
        assertThatExceptionOfType(DamagedBackupException.class)
                .isThrownBy(() -> readToEnd(backup, object))
                .withMessageContaining(name.toString())
                .withMessageContaining(object + " " + damage);
    }

    private static void readToEnd(SealedBackup backup, String object) throws IOException {
        try (InputStream stored = backup.open(object)) {
            stored.transferTo(OutputStream.nullOutputStream());
        }
    }

    private void flip(BackupName name, String object, int at) {
        byte[] bytes = memory.bytes(key(name, object));
        bytes[at] ^= 1;
        memory.replace(key(name, object), bytes);
    }

    private BackupName seal(String database, String label) {
        return sample().sealIn(repository, database, label);
    }

    private BackupWriter begin(String database, String label) {
        return repository.begin(database, new BackupLabel(label));
    }

    private static SampleBackup sample() {
        return new SampleBackup(Compression.NONE);
    }

    private List<String> objectsOf(BackupName name) {
        String folder = name + "/";
        return memory.keys().stream()
                .map(ObjectKey::path)
                .filter(path -> path.startsWith(folder))
                .map(path -> path.substring(folder.length()))
                .toList();
    }

    private static ObjectKey key(BackupName name, String object) {
        return ObjectKey.of(name + "/" + object);
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
