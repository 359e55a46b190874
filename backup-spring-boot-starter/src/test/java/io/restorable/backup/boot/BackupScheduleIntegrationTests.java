package io.restorable.backup.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.boot.StarterApplication.Instance;
import io.restorable.backup.boot.event.BackupCompleted;
import io.restorable.backup.boot.event.BackupFailed;
import io.restorable.backup.boot.event.BackupPruned;
import io.restorable.backup.boot.event.BackupStarted;
import io.restorable.backup.boot.plan.BackupPlans;
import io.restorable.backup.boot.run.PlanRuns;
import io.restorable.backup.boot.run.Run;
import io.restorable.backup.boot.run.RunState;
import io.restorable.backup.boot.run.Trigger;
import io.restorable.backup.boot.run.Work;
import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.lock.DatabaseLock;
import io.restorable.backup.error.OperationCancelledException;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.storage.FaultyStore;
import io.restorable.backup.test.storage.InMemoryStore;
import io.restorable.backup.test.storage.StoreOperation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextClosedEvent;

/** Backups that are due: one for all instances, also after a pause, and at the end of the application. */
class BackupScheduleIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant TWO = Instant.parse("2026-11-22T02:00:00Z");
    private static final String NIGHTLY = "backup.schedule=0 0 2 * * *";
    private static final String NO_CATCH_UP = "backup.catch-up=false";

    private final String database = SERVER.createDatabase("starter");
    private final String url = SERVER.jdbcUrl(database);
    private final InMemoryStore memory = new InMemoryStore(Clock.systemUTC());
    private final FaultyStore store = new FaultyStore(memory);

    BackupScheduleIntegrationTests() {
        SERVER.execute(database, "CREATE TABLE orders (id int PRIMARY KEY); INSERT INTO orders VALUES (1), (2)");
    }

    @AfterEach
    void dropDatabase() {
        SERVER.dropDatabase(database);
    }

    @Test
    void makesOneBackupForEachTickOfTwoInstances() throws Exception {
        try (Instance first = start(NOON, NIGHTLY, NO_CATCH_UP);
                Instance second = start(NOON, NIGHTLY, NO_CATCH_UP)) {
            for (int night = 0; night < 3; night++) {
                Instant tick = TWO.plus(Duration.ofDays(night));
                race(first, second, tick);
                first.scheduler().advanceTo(tick.plus(Duration.ofMinutes(30)));
                second.scheduler().advanceTo(tick.plus(Duration.ofMinutes(30)));

                assertThat(backups(first)).hasSize(night + 1);
            }
            assertThat(first.events(BackupCompleted.class).size()
                            + second.events(BackupCompleted.class).size())
                    .isEqualTo(3);
            assertThat(first.events(BackupFailed.class)).isEmpty();
            assertThat(second.events(BackupFailed.class)).isEmpty();
        }
    }

    @Test
    void sparesABackupThatAnInstanceMadeWhoseClockIsLate() {
        try (Instance first = start(NOON, NIGHTLY, NO_CATCH_UP);
                Instance second = start(NOON, NIGHTLY, NO_CATCH_UP)) {
            first.clock().set(TWO.minusSeconds(20));
            first.bean(PlanRuns.class)
                    .backup(
                            first.bean(BackupPlans.class).first(),
                            first.bean(BackupPlans.class).first().label(),
                            Trigger.SCHEDULE);

            second.scheduler().advanceTo(TWO);

            assertThat(backups(second)).hasSize(1);
            assertThat(second.events(BackupStarted.class)).isEmpty();
        }
    }

    @Test
    void isNotStoppedByABackupFromTheFuture() {
        try (Instance wrong = start(NOON.plus(Duration.ofDays(365)), NO_CATCH_UP);
                Instance right = start(NOON, NIGHTLY, NO_CATCH_UP)) {
            var plan = wrong.bean(BackupPlans.class).first();
            wrong.bean(PlanRuns.class).backup(plan, plan.label(), Trigger.SCHEDULE);

            right.scheduler().advanceTo(TWO);

            assertThat(right.events(BackupCompleted.class)).hasSize(1);
        }
    }

    @Test
    void catchesUpAMissedBackupOnce() {
        try (Instance first = start(NOON, NIGHTLY)) {
            assertThat(backups(first)).isEmpty();
            first.scheduler().advanceTo(NOON.plusSeconds(20));
            assertThat(first.events(BackupCompleted.class))
                    .extracting(BackupCompleted::trigger)
                    .containsExactly(Trigger.CATCH_UP);
        }
        try (Instance again = start(NOON.plusSeconds(60), NIGHTLY)) {
            again.scheduler().advanceTo(NOON.plusSeconds(120));
            assertThat(again.events(BackupStarted.class)).isEmpty();
            assertThat(backups(again)).hasSize(1);
        }
        try (Instance later = start(NOON.plus(Duration.ofDays(1)), NIGHTLY)) {
            later.scheduler().advanceTo(NOON.plus(Duration.ofDays(1)).plusSeconds(20));
            assertThat(backups(later)).hasSize(2);
        }
    }

    @Test
    void prunesAfterAGoodBackupOnly() {
        try (Instance instance = start(NOON, NIGHTLY, NO_CATCH_UP, "backup.retention.keep-last=2")) {
            instance.scheduler().advanceTo(TWO.plus(Duration.ofDays(3)));
            assertThat(backups(instance)).hasSize(2);
            assertThat(instance.events(BackupPruned.class)).hasSize(4);
            store.fail((operation, key) -> operation == StoreOperation.COMMIT);

            instance.scheduler().advanceTo(TWO.plus(Duration.ofDays(4)));

            assertThat(backups(instance)).hasSize(2);
            assertThat(instance.events(BackupPruned.class)).hasSize(4);
        }
    }

    @Test
    void makesItsBackupAlthoughPruningFails() {
        try (Instance instance = start(NOON, NIGHTLY, NO_CATCH_UP, "backup.retention.keep-last=1")) {
            instance.scheduler().advanceTo(TWO);
            store.fail((operation, key) -> operation == StoreOperation.DELETE);

            instance.scheduler().advanceTo(TWO.plus(Duration.ofDays(1)));

            assertThat(backups(instance)).hasSize(2);
            assertThat(instance.events(BackupCompleted.class)).hasSize(2);
            assertThat(instance.events(BackupFailed.class)).isEmpty();
        }
    }

    @Test
    void waitsForWhoeverWorksOnTheDatabase() throws Exception {
        try (Instance instance = start(NOON, NIGHTLY, NO_CATCH_UP)) {
            try (DatabaseLock restore = DatabaseLock.take(ConnectionUrl.parse(url), SessionOptions.of(1), "restore")) {
                onThread(() -> instance.scheduler().advanceTo(TWO)).get(60, TimeUnit.SECONDS);
                assertThat(restore).isNotNull();
                assertThat(backups(instance)).isEmpty();
                assertThat(instance.events(BackupFailed.class)).isEmpty();
            }

            instance.scheduler().advanceTo(TWO.plusSeconds(10));

            assertThat(backups(instance)).hasSize(1);
        }
    }

    @Test
    void recordsAFailureAndTriesAgain() {
        try (Instance instance = start(NOON, NIGHTLY, NO_CATCH_UP)) {
            store.fail((operation, key) -> operation == StoreOperation.COMMIT && key.endsWith("manifest.json"));
            instance.scheduler().advanceTo(TWO);
            assertThat(lastRun(instance).state()).isEqualTo(RunState.FAILED);
            assertThat(instance.events(BackupFailed.class)).hasSize(1);
            store.fail((operation, key) -> operation == StoreOperation.LIST);
            instance.scheduler().advanceTo(TWO.plus(Duration.ofMinutes(5)));
            assertThat(instance.events(BackupFailed.class)).hasSize(2);
            store.fail((operation, key) -> false);

            instance.scheduler().advanceTo(TWO.plus(Duration.ofMinutes(10)));

            assertThat(backups(instance)).hasSize(1);
            assertThat(lastRun(instance).state()).isEqualTo(RunState.COMPLETED);
        }
    }

    @Test
    void recordsThatTheDatabaseCannotBeReached() {
        try (Instance instance = start(NOON, NIGHTLY, NO_CATCH_UP)) {
            SERVER.dropDatabase(database);

            instance.scheduler().advanceTo(TWO);

            assertThat(lastRun(instance).failure().orElseThrow()).hasMessageContaining(database);
            assertThat(instance.events(BackupFailed.class)).hasSize(1);
        }
    }

    @Test
    void cancelsARunningBackupAtTheEndOfTheApplication() throws Exception {
        Instance instance = start(NOON, NIGHTLY, NO_CATCH_UP, "backup.shutdown-grace=100ms");
        var inside = new CountDownLatch(1);
        store.fail((operation, key) -> holdsUp(operation, inside, new CountDownLatch(1)));
        Future<?> tick = onThread(() -> instance.scheduler().advanceTo(TWO));
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();

        instance.close();

        tick.get(60, TimeUnit.SECONDS);
        assertThat(instance.events(BackupFailed.class))
                .extracting(BackupFailed::failure)
                .hasOnlyElementsOfType(OperationCancelledException.class);
        store.fail((operation, key) -> false);
        try (Instance next = start(TWO, NO_CATCH_UP)) {
            assertThat(backups(next)).isEmpty();
        }
    }

    @Test
    void letsARunningBackupEndWithinTheGrace() throws Exception {
        Instance instance = start(NOON, NIGHTLY, NO_CATCH_UP, "backup.shutdown-grace=20s");
        var inside = new CountDownLatch(1);
        var closing = new CountDownLatch(1);
        instance.context()
                .addApplicationListener((ApplicationListener<ContextClosedEvent>) event -> closing.countDown());
        store.fail((operation, key) -> holdsUp(operation, inside, closing));
        Future<?> tick = onThread(() -> instance.scheduler().advanceTo(TWO));
        assertThat(inside.await(30, TimeUnit.SECONDS)).isTrue();

        instance.close();

        tick.get(60, TimeUnit.SECONDS);
        assertThat(instance.events(BackupCompleted.class)).hasSize(1);
    }

    @Test
    void worksByTheRealClock() throws Exception {
        var made = new CountDownLatch(1);
        ApplicationListener<?> listener = ApplicationListener.forPayload((BackupCompleted event) -> made.countDown());
        try (var context = StarterApplication.real(
                        url, "backup.schedule=* * * * * *", "management.endpoint.health.show-details=always")
                .initializers(starting -> starting.getBeanFactory().registerSingleton("store", store))
                .listeners(listener)
                .run()) {
            assertThat(made.await(60, TimeUnit.SECONDS)).isTrue();
            assertThat(context.getBeansOfType(BackupStore.class)).hasSize(1);
        }
    }

    /** A fault that does not strike, but keeps the thread until it may go on or is interrupted. */
    private static boolean holdsUp(StoreOperation operation, CountDownLatch inside, CountDownLatch goOn) {
        if (operation == StoreOperation.PUT) {
            inside.countDown();
            try {
                assertThat(goOn.await(60, TimeUnit.SECONDS)).isTrue();
            } catch (InterruptedException cancelled) {
                Thread.currentThread().interrupt();
            }
        }
        return false;
    }

    private static void race(Instance first, Instance second, Instant tick) throws Exception {
        var together = new CyclicBarrier(2);
        Future<?> one = onThread(() -> advance(first, tick, together));
        Future<?> other = onThread(() -> advance(second, tick, together));
        one.get(60, TimeUnit.SECONDS);
        other.get(60, TimeUnit.SECONDS);
    }

    private static void advance(Instance instance, Instant time, CyclicBarrier together) {
        try {
            together.await(30, TimeUnit.SECONDS);
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        }
        instance.scheduler().advanceTo(time);
    }

    private static Future<?> onThread(Runnable task) {
        ExecutorService thread = Executors.newSingleThreadExecutor();
        Future<?> future = thread.submit(task);
        thread.shutdown();
        return future;
    }

    private Instance start(Instant now, String... properties) {
        return StarterApplication.at(now, url, store, properties);
    }

    private static Run lastRun(Instance instance) {
        var plan = instance.bean(BackupPlans.class).first();
        return instance.bean(PlanRuns.class).last(plan, Work.BACKUP).orElseThrow();
    }

    private static List<ListedBackup> backups(Instance instance) {
        var plan = instance.bean(BackupPlans.class).first();
        return plan.backups(ProgressListener.NONE).backupService().list();
    }
}
