package io.restorable.backup.test.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.Backups;
import io.restorable.backup.PrunedBackup;
import io.restorable.backup.encryption.KeyRing;
import io.restorable.backup.encryption.age.AgeDecryption;
import io.restorable.backup.encryption.age.AgeEncryption;
import io.restorable.backup.error.DamagedBackupException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.manifest.BackupLabel;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.BackupWriter;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.Protection;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.retention.RetentionPolicy;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.test.storage.FaultyStore;
import io.restorable.backup.test.storage.InMemoryStore;
import io.restorable.backup.test.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Backups that the store must not delete before a time. */
class LockedBackupTests {

    private static final Duration MONTH = Duration.ofDays(30);
    private static final String RECIPIENT = "age1x9r4tkqmkrzr6fun5azumnwzd0vftyzrckgpyekhdcq8c6epvslsyx06rh";
    private static final String SECRET = "AGE-SECRET-KEY-1SFFQ52RE684ZAJZX6DVFE6D0ZS7NU7TJTJN37HT53M4KL5REUYCQMUQYCS";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-11-21T02:00:00Z"));
    private final InMemoryStore memory = InMemoryStore.withObjectLock(clock);
    private final FaultyStore store = new FaultyStore(memory);
    private final Repository repository = in(store);
    private final Instant end = clock.instant().plus(MONTH);

    private Repository in(BackupStore any) {
        var keys = KeyRing.of(AgeDecryption.NONE.andIdentities(SECRET));
        return new Repository(any, clock, new Protection(AgeEncryption.to(RECIPIENT), keys, null));
    }

    private BackupName sealLocked() {
        return TestOfRepository.sample().sealIn(repository.lockingFor(MONTH), "shop", "nightly");
    }

    private List<String> objects() {
        return memory.keys().stream().map(ObjectKey::path).toList();
    }

    @Test
    void prunesItWhenTheLockHasEnded() {
        BackupName locked = sealLocked();
        clock.advance(Duration.ofDays(1));
        BackupName newest = TestOfRepository.sample().sealIn(repository, "shop", "nightly");
        var service = Backups.builder().store(store).clock(clock).build().retentionService();
        var policy = RetentionPolicy.builder().keepLast(1).build();

        assertThat(service.plan(policy).backups().get(1).reasons()).containsExactly("locked by the store until " + end);
        assertThat(service.prune(policy).deleted()).isEmpty();

        clock.set(end);
        assertThat(service.prune(policy).deleted())
                .extracting(PrunedBackup::name)
                .containsExactly(locked);
        assertThat(repository.list()).extracting(ListedBackup::name).containsExactly(newest);
    }

    @Test
    void locksEveryObjectUntilTheSameMomentAndSaysSoInTheManifest() {
        BackupName name = sealLocked();
        repository.pin(name, "audit");
        repository.open(name).keepEvidence("20261121T030000Z", new byte[] {1});

        assertThat(repository.open(name).manifest().head().lockedUntil()).isEqualTo(end);
        assertThat(repository.list())
                .singleElement()
                .isInstanceOfSatisfying(
                        ListedBackup.Sealed.class,
                        listed -> assertThat(listed.head().lockedUntil()).isEqualTo(end));
        assertThat(memory.locks())
                .hasSize(memory.keys().size() - 2)
                .allSatisfy((key, until) -> assertThat(until).isEqualTo(end));
        assertThat(memory.locks().keySet())
                .extracting(ObjectKey::path)
                .contains(name + "/manifest.json")
                .noneMatch(path -> path.endsWith("pinned.txt") || path.contains("evidence"));
    }

    @Test
    void endsInAWholeSecondNoSoonerThanAskedFor() {
        clock.advance(Duration.ofMillis(1));

        assertThat(repository.open(sealLocked()).manifest().head().lockedUntil())
                .isEqualTo(end.plusSeconds(1));
    }

    @Test
    void isNotDeletedBeforeItsTime() {
        BackupName name = sealLocked();
        List<String> before = objects();
        clock.advance(MONTH.minusSeconds(1));

        assertThatThrownBy(() -> repository.delete(name))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(name.toString())
                .hasMessageContaining("locked until " + end);
        assertThat(objects()).isEqualTo(before);

        clock.advance(Duration.ofSeconds(1));
        repository.delete(name);
        assertThat(memory.keys()).isEmpty();
    }

    @Test
    void isNotDeletedWhileNobodyKnowsWhetherItIsLocked() {
        BackupName name = sealLocked();
        memory.replace(ObjectKey.of(name + "/manifest.json"), new byte[10]);
        List<String> before = objects();

        assertThatThrownBy(() -> repository.delete(name)).isInstanceOf(DamagedBackupException.class);
        assertThat(objects()).isEqualTo(before);
    }

    @Test
    void isNotEncryptedAnew() {
        BackupName name = sealLocked();
        List<String> before = objects();

        assertThatThrownBy(() -> repository.rekey(name, AgeEncryption.to(RECIPIENT), object -> {}))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("locked until " + end);
        assertThat(objects()).isEqualTo(before);
    }

    @Test
    void isRefusedByAStoreWithoutLocksBeforeAnythingIsWritten() {
        var plain = new InMemoryStore(clock);

        assertThatThrownBy(() -> in(plain).lockingFor(MONTH))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("memory cannot lock objects")
                .hasMessageContaining("object lock");
        assertThat(plain.keys()).isEmpty();
    }

    /** What a writer locked that failed stays until its lock ends, hinders nobody, and goes then. */
    @Test
    void leavesWhatAFailedBackupLockedToALaterSweep() {
        try (BackupWriter failed = repository.lockingFor(MONTH).begin("shop", new BackupLabel("failed"))) {
            TestOfRepository.sample().writeObjects(failed);
        }
        assertThat(memory.keys()).isNotEmpty();
        assertThat(repository.list()).isEmpty();
        var plain = new Repository(store, clock);
        BackupWriter killed = plain.begin("shop", new BackupLabel("killed"));
        TestOfRepository.sample().writeObjects(killed);

        clock.advance(Duration.ofDays(2));
        assertThatThrownBy(() -> plain.sweep(Duration.ofDays(1)))
                .isInstanceOf(StorageException.class)
                .hasMessageContaining("until " + end);
        assertThat(objects()).noneMatch(path -> path.contains("killed"));

        clock.advance(MONTH);
        plain.sweep(Duration.ofDays(1));
        assertThat(memory.keys()).isEmpty();
    }
}
