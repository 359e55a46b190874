package io.restorable.backup.test.repository;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.Backups;
import io.restorable.backup.PrunePlan;
import io.restorable.backup.PruneReport;
import io.restorable.backup.PrunedBackup;
import io.restorable.backup.RetentionService;
import io.restorable.backup.encryption.KeyRing;
import io.restorable.backup.error.BackupNotFoundException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.manifest.ManifestKey;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.Protection;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.retention.RetentionPolicy;
import io.restorable.backup.test.storage.Fault;
import io.restorable.backup.test.storage.StoreOperation;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Deleting by a policy, while others work on the same store. */
class PruneTests extends TestOfRepository {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final RetentionPolicy ONE =
            RetentionPolicy.builder().keepLast(1).build();
    private static final RetentionPolicy TWO =
            RetentionPolicy.builder().keepDaily(2).build();

    private RetentionService service() {
        return Backups.builder().store(store).clock(clock).build().retentionService();
    }

    /** A backup of so many days ago. */
    private BackupName seal(int daysAgo) {
        return sealOf("shop", daysAgo);
    }

    private BackupName sealOf(String database, int daysAgo) {
        clock.set(NOW.minus(DAY.multipliedBy(daysAgo)));
        BackupName name = seal(database, "nightly");
        clock.set(NOW);
        return name;
    }

    private List<BackupName> listed() {
        return repository.list().stream().map(ListedBackup::name).toList();
    }

    private static List<BackupName> deletions(PrunePlan plan) {
        return plan.deletions().stream().map(PrunedBackup::name).toList();
    }

    private static List<BackupName> spared(PruneReport report) {
        return report.spared().stream().map(PruneReport.Left::name).toList();
    }

    @Test
    void deletesWhatNoRuleWantsAndNothingBeforeItIsToldTo() {
        BackupName third = seal(2);
        BackupName second = seal(1);
        BackupName first = seal(0);

        PrunePlan plan = service().plan(TWO);
        assertThat(deletions(plan)).containsExactly(third);
        assertThat(listed()).containsExactly(first, second, third);

        PruneReport report = service().prune(plan);
        assertThat(report.deleted()).extracting(PrunedBackup::name).containsExactly(third);
        assertThat(report.complete()).isTrue();
        assertThat(report.freedBytes()).isEqualTo(plan.freedBytes()).isPositive();
        assertThat(listed()).containsExactly(first, second);
        assertThat(objectsOf(third)).isEmpty();
        assertThat(service().prune(TWO).deleted()).isEmpty();
    }

    @Test
    void judgesDatabasesApart() {
        BackupName shop = seal(3);
        BackupName log = sealOf("log", 9);
        BackupName older = sealOf("log", 10);

        assertThat(deletions(service().plan(ONE))).containsExactly(older);
        assertThat(deletions(service().plan(ONE, "shop"))).isEmpty();
        service().prune(ONE);

        assertThat(listed()).containsExactly(shop, log);
        assertThatThrownBy(() -> service().plan(ONE, "typo"))
                .isInstanceOf(BackupNotFoundException.class)
                .hasMessageContaining(shop.toString());
    }

    @Test
    void sparesWhatIsPinnedAfterThePlanWasMade() {
        BackupName old = seal(1);
        seal(0);
        PrunePlan plan = service().plan(ONE);
        service().pin(old.toString(), " for the\nauditors ");

        PruneReport report = service().prune(plan);

        assertThat(report.deleted()).isEmpty();
        assertThat(report.spared())
                .containsExactly(new PruneReport.Left(old, "pinned: 2026-11-21T12:00:00Z for the auditors"));
        service().unpin(old.toString());
        assertThat(service().prune(ONE).deleted()).hasSize(1);
    }

    @Test
    void decidesAnewWhenWhatWasToStayIsGone() {
        BackupName third = seal(2);
        BackupName second = seal(1);
        BackupName first = seal(0);
        PrunePlan plan = service().plan(ONE);
        repository.delete(first);

        PruneReport report = service().prune(plan);

        assertThat(spared(report)).containsExactly(second);
        assertThat(listed()).containsExactly(second).doesNotContain(third);
    }

    @Test
    void neverDeletesTheNewestProvedBackup() {
        BackupName proved = seal(3);
        BackupName readBefore = seal(4);
        BackupName checksums = seal(2);
        BackupName newest = seal(0);
        keep(proved, "20261119T000000Z-level2-passed");
        keep(readBefore, "20261118T000000Z-level4-passed");
        keep(checksums, "20261120T000000Z-level1-passed");

        service().prune(ONE);

        assertThat(listed()).containsExactly(newest, proved);
    }

    @Test
    void doesNotCountABackupThatWasFoundDamaged() {
        BackupName good = seal(1);
        BackupName bad = seal(0);
        keep(bad, "20261121T110000Z-level2-passed");
        keep(bad, "20261121T113000Z-level1-failed");

        service().prune(ONE);

        assertThat(listed()).containsExactly(bad, good);
        assertThat(service().plan(ONE).backups().get(0).reasons())
                .containsExactly("was found damaged when it was last verified, and counts for nothing");
    }

    private void keep(BackupName name, String record) {
        repository.open(name).keepEvidence(record, new byte[] {'{', '}'});
    }

    @Test
    void keepsWhatCannotBeReadAndDoesNotCountIt() {
        BackupName good = seal(1);
        BackupName broken = seal(0);
        memory.replace(key(broken, "manifest.json"), new byte[0]);

        service().prune(ONE);

        assertThat(listed()).containsExactly(broken, good);
        assertThat(service().plan(ONE).backups().get(0).storedBytes()).isNull();
    }

    @Test
    void goesOnWhenTheStoreRefusesToDeleteOne() {
        BackupName second = seal(2);
        BackupName locked = seal(1);
        seal(0);
        store.fail(Fault.on(StoreOperation.DELETE, locked + "/manifest.json"));

        PruneReport report = service().prune(ONE);
        store.fail(Fault.NONE);

        assertThat(report.complete()).isFalse();
        assertThat(report.remaining()).extracting(PruneReport.Left::name).containsExactly(locked);
        assertThat(report.deleted()).extracting(PrunedBackup::name).containsExactly(second);
        assertThat(repository.open(locked).stored()).hasSize(7);
    }

    @Test
    void doesNotListWhatWasDeletedHalfWay() {
        BackupName half = seal(2);
        BackupName newest = seal(0);
        store.fail(Fault.on(StoreOperation.DELETE, half + "/12.dat"));

        PruneReport report = service().prune(ONE);
        store.fail(Fault.NONE);

        assertThat(report.remaining()).singleElement().satisfies(left -> {
            assertThat(left.name()).isEqualTo(half);
            assertThat(left.why()).startsWith("It is no backup anymore, but objects of it are left");
        });
        assertThat(listed()).containsExactly(newest);
        clock.advance(Duration.ofDays(2));
        service().prune(ONE);
        assertThat(objectsOf(half)).isEmpty();
    }

    @Test
    void deletesNothingWhenAnythingCannotBeRead() {
        seal(2);
        BackupName second = seal(1);
        seal(0);
        var before = memory.keys();
        for (Fault fault : List.of(
                Fault.on(StoreOperation.LIST, "shop"),
                Fault.on(StoreOperation.LIST, second + "/evidence"),
                Fault.on(StoreOperation.GET, second + "/manifest.json"),
                Fault.on(StoreOperation.GET, second + "/pinned.txt"),
                Fault.on(StoreOperation.FIND, second + "/manifest.json"))) {
            PrunePlan plan = service().plan(ONE);
            store.fail(fault);
            assertThatThrownBy(() -> service().prune(plan)).isInstanceOf(StorageException.class);
            assertThatThrownBy(() -> service().prune(ONE)).isInstanceOf(StorageException.class);
            store.fail(Fault.NONE);
            assertThat(memory.keys()).isEqualTo(before);
        }
    }

    @Test
    void deletesNothingWhereSomebodyElseMayHaveWrittenABackup() {
        var key = ManifestKey.of("a secret of tests, long enough to be one");
        var authentic = new Repository(store, clock, new Protection(null, KeyRing.EMPTY, key));
        clock.set(NOW.minus(DAY));
        sample().sealIn(authentic, "shop", "nightly");
        BackupName forged = seal(0);
        var service =
                Backups.builder().store(store).clock(clock).macKey(key).build().retentionService();

        assertThatThrownBy(() -> service.plan(ONE))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(forged.toString())
                .hasMessageContaining("Nothing is pruned");
        assertThat(listed()).hasSize(2);
    }

    @Test
    void isHarmlessTwiceAtOnce() {
        seal(3);
        seal(2);
        BackupName second = seal(1);
        BackupName first = seal(0);
        PrunePlan mine = service().plan(TWO);
        PrunePlan theirs = service().plan(TWO);

        assertThat(service().prune(theirs).deleted()).hasSize(2);
        PruneReport report = service().prune(mine);

        assertThat(report.deleted()).isEmpty();
        assertThat(report.complete()).isTrue();
        assertThat(listed()).containsExactly(first, second);
    }

    @Test
    void endsBetweenTwoBackupsWhenItIsCancelled() {
        BackupName old = seal(1);
        seal(0);
        PrunePlan plan = service().plan(ONE);

        Thread.currentThread().interrupt();
        PruneReport report = service().prune(plan);

        assertThat(Thread.interrupted()).isTrue();
        assertThat(report.deleted()).isEmpty();
        assertThat(report.remaining())
                .containsExactly(new PruneReport.Left(old, "The prune was cancelled before its turn came."));
        assertThat(listed()).hasSize(2);
    }

    @Test
    void refusesAPolicyWithoutRulesBeforeTheStoreIsAsked() {
        store.fail(Fault.every(StoreOperation.LIST));

        assertThatThrownBy(() -> service().prune(RetentionPolicy.builder().build()))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("says nothing of what to keep");
    }
}
