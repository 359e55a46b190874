package io.restorable.backup.test.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.copy.CopiedBackup.Outcome;
import io.restorable.backup.copy.CopyOptions;
import io.restorable.backup.copy.CopyProgress;
import io.restorable.backup.copy.CopyReport;
import io.restorable.backup.copy.CopyRun;
import io.restorable.backup.copy.Missed;
import io.restorable.backup.encryption.KeyRing;
import io.restorable.backup.encryption.age.AgeDecryption;
import io.restorable.backup.encryption.age.AgeEncryption;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.manifest.ManifestKey;
import io.restorable.backup.manifest.ObjectEntry;
import io.restorable.backup.repository.BackupCopy;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.Protection;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.test.storage.Fault;
import io.restorable.backup.test.storage.FaultEffect;
import io.restorable.backup.test.storage.FaultyStore;
import io.restorable.backup.test.storage.InMemoryStore;
import io.restorable.backup.test.storage.StoreOperation;
import io.restorable.backup.verify.Verification;
import io.restorable.backup.verify.VerificationLevel;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Copying sealed backups from one store into another, whatever happens on the way. */
class CopyTests extends TestOfRepository {

    private static final CopyOptions OPTIONS = new CopyOptions(2, 1, Duration.ZERO, Duration.ofSeconds(20));
    private static final CopyOptions STUBBORN = new CopyOptions(1, 3, Duration.ZERO, Duration.ofSeconds(20));
    private static final String RECIPIENT = "age1x9r4tkqmkrzr6fun5azumnwzd0vftyzrckgpyekhdcq8c6epvslsyx06rh";
    private static final String SECRET = "AGE-SECRET-KEY-1SFFQ52RE684ZAJZX6DVFE6D0ZS7NU7TJTJN37HT53M4KL5REUYCQMUQYCS";
    private static final ManifestKey MAC_KEY = ManifestKey.of("4f1d0c6b8a2e97531f0e8d7c6b5a4938");
    private static final Duration MONTH = Duration.ofDays(30);

    private final InMemoryStore otherMemory = new InMemoryStore(clock);
    private final FaultyStore other = new FaultyStore(otherMemory);
    private final Repository target = new Repository(other, clock);

    private CopyReport copy(CopyOptions options, BackupName... names) {
        return copy(repository, target, options, names);
    }

    private CopyReport copy(Repository from, Repository to, CopyOptions options, BackupName... names) {
        var progress = new CopyProgress("test", ProgressListener.NONE, clock);
        return CopyRun.start("the other store", from, () -> to, List.of(names), all -> List.of(), options, progress)
                .await();
    }

    private static Map<String, String> contents(InMemoryStore memory) {
        var contents = new TreeMap<String, String>();
        memory.keys().forEach(key -> contents.put(key.path(), HexFormat.of().formatHex(memory.bytes(key))));
        return contents;
    }

    private void assertWhole(Repository repository, BackupName name) {
        var report = new Verification(
                        repository.open(name), VerificationLevel.CONTENTS, 1, ProgressListener.NONE, clock)
                .run();
        assertThat(report.findings()).isEmpty();
    }

    @Test
    void isTheSameByteForByte() {
        BackupName name = seal("shop", "nightly");

        CopyReport report = copy(OPTIONS, name);

        assertThat(report.isComplete()).isTrue();
        assertThat(report.backups()).singleElement().satisfies(copied -> {
            assertThat(copied.outcome()).isEqualTo(Outcome.COPIED);
            assertThat(copied.bytes())
                    .isEqualTo(repository.open(name).manifest().head().totals().storedBytes());
        });
        assertThat(contents(otherMemory)).isEqualTo(contents(memory));
        assertWhole(target, name);
    }

    @Test
    void takesNoKeysAndKeepsTheMac() {
        var keys = KeyRing.of(AgeDecryption.NONE.andIdentities(SECRET));
        var encrypting = new Repository(store, clock, new Protection(AgeEncryption.to(RECIPIENT), keys, MAC_KEY));
        BackupName name = sample().sealIn(encrypting, "shop", "nightly");

        assertThat(copy(OPTIONS, name).isComplete()).isTrue();

        assertWhole(new Repository(other, clock, new Protection(null, keys, MAC_KEY)), name);
    }

    @Test
    void leavesEvidenceAndPinsWhereTheyAre() {
        BackupName name = seal("shop", "nightly");
        repository.pin(name, "audit");
        repository.open(name).keepEvidence("20261121T030000Z", new byte[] {1});

        copy(OPTIONS, name);

        assertThat(otherMemory.keys())
                .extracting(ObjectKey::path)
                .noneMatch(path -> path.contains("evidence") || path.endsWith("pinned.txt"));
    }

    @Test
    void skipsWhatIsThereAlready() {
        BackupName name = seal("shop", "nightly");
        copy(OPTIONS, name);
        other.fail(Fault.on(StoreOperation.PUT, ""));

        assertThat(copy(OPTIONS, name).backups())
                .singleElement()
                .satisfies(copied -> assertThat(copied.outcome()).isEqualTo(Outcome.PRESENT));
    }

    @Test
    void refusesToReplaceAnotherBackupOfTheName() {
        BackupName name = seal("shop", "nightly");
        clock.advance(Duration.ofNanos(1));
        sample().sealIn(target, "shop", "nightly");
        var before = contents(otherMemory);

        CopyReport report = copy(OPTIONS, name);

        assertThat(report.failures())
                .singleElement()
                .satisfies(failed ->
                        assertThat(failed.problem()).contains(name.toString(), "Another backup", other.describe()));
        assertThat(contents(otherMemory)).isEqualTo(before);
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultEffect.class,
            names = {"FAIL", "LOSE_ANSWER", "SHORTEN", "FLIP", "FORGET"})
    void neverListsAHalfMadeCopyWhereverTheTargetFails(FaultEffect effect) {
        failAtEachCall(other, effect, true);
    }

    @ParameterizedTest
    @EnumSource(
            value = FaultEffect.class,
            names = {"FAIL", "SHORTEN", "FLIP"})
    void neverListsAHalfMadeCopyWhereverTheOriginalStoreFails(FaultEffect effect) {
        failAtEachCall(store, effect, false);
    }

    private void failAtEachCall(FaultyStore failing, FaultEffect effect, boolean mayRot) {
        boolean struck = true;
        for (int number = 0; struck; number++) {
            clock.advance(DAY);
            BackupName name = seal("shop", "nightly");
            var original = contents(memory);
            var calls = new AtomicInteger();
            int strikes = number;
            int before = failing.struck();
            Fault once = (operation, key) -> calls.getAndIncrement() == strikes;
            failing.fail(once.with(effect));
            CopyReport report = copy(new CopyOptions(1, 1, Duration.ZERO, Duration.ofSeconds(20)), name);
            failing.fail(Fault.NONE);
            struck = failing.struck() > before;

            assertThat(contents(memory)).as("original at call %d", number).isEqualTo(original);
            boolean listed =
                    target.list().stream().anyMatch(backup -> backup.name().equals(name));
            if (report.isComplete()) {
                assertThat(listed).isTrue();
            }
            if (listed && !(mayRot && effect == FaultEffect.FLIP)) {
                assertWhole(target, name);
            }
            clock.advance(DAY.multipliedBy(2));
            target.sweep(DAY);
            if (!listed) {
                assertThat(otherMemory.keys())
                        .extracting(ObjectKey::path)
                        .noneMatch(path -> path.startsWith(name + "/"));
                assertThat(copy(OPTIONS, name).isComplete()).isTrue();
                assertWhole(target, name);
            }
            repository.delete(name);
            otherMemory.keys().forEach(otherMemory::lose);
        }
    }

    @Test
    void triesAnObjectAgain() {
        BackupName name = seal("shop", "nightly");
        var left = new AtomicInteger(2);
        other.fail((operation, key) ->
                operation == StoreOperation.COMMIT && key.endsWith("toc.dat") && left.getAndDecrement() > 0);

        assertThat(copy(STUBBORN, name).isComplete()).isTrue();
        assertWhole(target, name);
    }

    @Test
    void readsAgainWhatWasSpoiledOnTheWay() {
        BackupName name = seal("shop", "nightly");
        var left = new AtomicInteger(1);
        Fault once = (operation, key) -> key.endsWith("12.dat") && left.getAndDecrement() > 0;
        store.fail(once.with(FaultEffect.FLIP));

        assertThat(copy(STUBBORN, name).isComplete()).isTrue();
        assertWhole(target, name);
    }

    @Test
    void saysLoudlyThatTheOriginalIsDamagedAndGoesOn() {
        BackupName first = seal("shop", "first");
        clock.advance(DAY);
        BackupName second = seal("shop", "second");
        byte[] spoiled = memory.bytes(key(first, "12.dat"));
        spoiled[3] ^= 1;
        memory.replace(key(first, "12.dat"), spoiled);

        CopyReport report = copy(STUBBORN, first, second);

        assertThat(report.failures())
                .singleElement()
                .satisfies(failed -> assertThat(failed.problem())
                        .contains("THE ORIGINAL IN " + store.describe() + " IS DAMAGED", first.toString(), "12.dat"));
        assertThat(target.list())
                .singleElement()
                .satisfies(copied -> assertThat(copied.name()).isEqualTo(second));
    }

    @Test
    void goesOnWithWhatAKilledProcessLeft() {
        BackupName name = seal("shop", "nightly");
        BackupCopy killed = target.beginCopy(repository, name).orElseThrow();
        List<ObjectEntry> objects = killed.objects();
        objects.subList(0, 3).forEach(entry -> killed.copy(entry, bytes -> {}));
        otherMemory.replace(
                key(name, objects.get(1).name()), new byte[(int) objects.get(1).storedBytes()]);
        otherMemory.put(key(name, "former.dat"), new byte[3], PutOptions.CREATE);

        assertThat(target.list()).isEmpty();
        assertThatThrownBy(() -> target.beginCopy(repository, name))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("being copied");
        clock.advance(Duration.ofMinutes(16));
        assertThat(copy(OPTIONS, name).isComplete()).isTrue();
        assertWhole(target, name);

        killed.close();
        assertWhole(target, name);
        assertThat(contents(otherMemory)).isEqualTo(contents(memory));
    }

    @Test
    void isSweptIfNobodyGoesOn() {
        BackupName name = seal("shop", "nightly");
        BackupCopy killed = target.beginCopy(repository, name).orElseThrow();
        killed.copy(killed.objects().get(0), bytes -> {});

        clock.advance(DAY.multipliedBy(2));

        assertThat(target.sweep(DAY).removed()).containsExactly(name);
        assertThat(otherMemory.keys()).isEmpty();
    }

    @Test
    void doesNotSealWhatWasDeletedMeanwhile() {
        BackupName name = seal("shop", "nightly");
        try (BackupCopy copy = target.beginCopy(repository, name).orElseThrow()) {
            copy.objects().forEach(entry -> copy.copy(entry, bytes -> {}));
            repository.delete(name);

            assertThatThrownBy(copy::seal).hasMessageContaining("was deleted or encrypted anew");
        }
        assertThat(otherMemory.keys()).isEmpty();
    }

    @Test
    void givesUpAStoreThatDoesNotAnswer() {
        BackupName name = seal("shop", "nightly");
        var never = new CountDownLatch(1);
        other.fail((operation, key) -> {
            if (operation == StoreOperation.COMMIT) {
                awaitQuietly(never);
            }
            return false;
        });

        CopyReport report = copy(new CopyOptions(1, 1, Duration.ZERO, Duration.ofMillis(300)), name);

        assertThat(report.failures())
                .singleElement()
                .satisfies(failed -> assertThat(failed.problem()).contains("the other store", "given up"));
        assertThat(target.list()).isEmpty();
    }

    private static void awaitQuietly(CountDownLatch never) {
        try {
            never.await();
        } catch (InterruptedException cancelled) {
            throw new StorageException("Cancelled.", "Try again.", cancelled);
        }
    }

    @Test
    void cancelsWithoutLeavingAnything() {
        BackupName name = seal("shop", "nightly");
        Thread caller = Thread.currentThread();
        other.fail((operation, key) -> {
            if (operation == StoreOperation.COMMIT && key.endsWith("toc.dat")) {
                caller.interrupt();
            }
            return false;
        });

        CopyReport report = copy(OPTIONS, name);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.isComplete() || otherMemory.keys().isEmpty()).isTrue();
    }

    @Test
    void staysLockedAsLongAsTheOriginalWhereTheStoreCan() {
        var locking = InMemoryStore.withObjectLock(clock);
        var lockedTarget = InMemoryStore.withObjectLock(clock);
        var from = new Repository(locking, clock);
        BackupName name = sample().sealIn(from.lockingFor(MONTH), "shop", "locked");

        assertThat(copy(from, new Repository(lockedTarget, clock), OPTIONS, name)
                        .isComplete())
                .isTrue();
        assertThat(lockedTarget.locks()).isEqualTo(locking.locks());

        assertThat(copy(from, target, OPTIONS, name).isComplete()).isTrue();
        assertThatThrownBy(() -> target.delete(name))
                .as("promised is promised, in every copy")
                .isInstanceOf(RefusedException.class);
    }

    @Test
    void missesWhatIsNewerThanTheNewestThatWasThere() {
        BackupName deletedThere = seal("shop", "first");
        clock.advance(DAY);
        BackupName there = seal("shop", "second");
        copy(OPTIONS, there);
        clock.advance(DAY);
        BackupName failed = seal("shop", "third");
        seal("orders", "other");
        clock.advance(DAY);
        BackupName present = seal("shop", "fourth");
        copy(OPTIONS, present);

        assertThat(Missed.in(target, repository, present))
                .containsExactly(failed)
                .doesNotContain(deletedThere);
        assertThat(Missed.in(new Repository(new InMemoryStore(clock), clock), repository, present))
                .isEmpty();
    }
}
