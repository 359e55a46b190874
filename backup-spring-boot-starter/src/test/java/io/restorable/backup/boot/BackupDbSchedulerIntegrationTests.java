package io.restorable.backup.boot;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.testhelper.ManualScheduler;
import com.github.kagkarlsson.scheduler.testhelper.SettableClock;
import com.github.kagkarlsson.scheduler.testhelper.TestHelper;
import io.restorable.backup.boot.StarterApplication.Instance;
import io.restorable.backup.boot.event.BackupCompleted;
import io.restorable.backup.boot.event.BackupFailed;
import io.restorable.backup.boot.event.BackupStarted;
import io.restorable.backup.boot.event.DrillCompleted;
import io.restorable.backup.boot.run.Trigger;
import io.restorable.backup.boot.schedule.BackupScheduler;
import io.restorable.backup.boot.schedule.persistent.PersistentTicks;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.storage.FaultyStore;
import io.restorable.backup.test.storage.InMemoryStore;
import io.restorable.backup.test.storage.StoreOperation;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Backups and drills as persistent tasks of db-scheduler, in place of the starter's own scheduler. */
class BackupDbSchedulerIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant TWO = Instant.parse("2026-11-22T02:00:00Z");
    private static final String NIGHTLY = "backup.schedule=0 0 2 * * *";
    private static final String NO_CATCH_UP = "backup.catch-up=false";
    private static final TaskInstanceId TASK = TaskInstanceId.of(PersistentTicks.BACKUPS, "default");

    private final String database = SERVER.createDatabase("clustered");
    private final FaultyStore store = new FaultyStore(new InMemoryStore(Clock.systemUTC()));

    BackupDbSchedulerIntegrationTests() {
        SERVER.execute(database, """
                CREATE TABLE orders (id int PRIMARY KEY);
                CREATE TABLE scheduled_tasks (
                    task_name text, task_instance text, task_data bytea, execution_time timestamptz,
                    picked boolean NOT NULL, picked_by text, last_success timestamptz, last_failure timestamptz,
                    consecutive_failures int, last_heartbeat timestamptz, version bigint NOT NULL, priority smallint,
                    state text, PRIMARY KEY (task_name, task_instance))""");
    }

    @AfterEach
    void dropDatabase() {
        SERVER.dropDatabase(database);
    }

    @Test
    void makesOneBackupForEachTickOfTwoSchedulers() throws Exception {
        try (Instance first = start(NOON, NIGHTLY, NO_CATCH_UP);
                Instance second = start(NOON, NIGHTLY, NO_CATCH_UP)) {
            assertThat(first.context().getBeansOfType(BackupScheduler.class)).isEmpty();
            assertThat(plannedAt(first)).isEqualTo(TWO);

            for (int night = 0; night < 3; night++) {
                Instant tick = TWO.plus(Duration.ofDays(night));
                race(first, second, tick);
                assertThat(plannedAt(second)).isEqualTo(tick.plus(Duration.ofDays(1)));
            }
            assertThat(first.events(BackupCompleted.class).size()
                            + second.events(BackupCompleted.class).size())
                    .isEqualTo(3);
            assertThat(first.events(BackupFailed.class)).isEmpty();
            assertThat(second.events(BackupFailed.class)).isEmpty();
        }
    }

    @Test
    void catchesUpOnceAndTakesAChangedSchedule() {
        try (Instance first = start(NOON, NIGHTLY)) {
            runAt(first, NOON.plusSeconds(20));
            assertThat(first.events(BackupCompleted.class))
                    .extracting(BackupCompleted::trigger)
                    .containsExactly(Trigger.CATCH_UP);
        }
        try (Instance again = start(NOON.plusSeconds(60), NIGHTLY)) {
            runAt(again, NOON.plusSeconds(120));
            assertThat(again.events(BackupStarted.class)).isEmpty();
            assertThat(plannedAt(again)).isEqualTo(TWO);
        }
        try (Instance hourly = start(NOON.plusSeconds(180), "backup.schedule=0 0 * * * *", NO_CATCH_UP)) {
            assertThat(plannedAt(hourly)).isEqualTo(NOON.plus(Duration.ofHours(1)));
        }
    }

    @Test
    void triesAFailedBackupAgainButNotForEver() {
        try (Instance instance = start(NOON, NIGHTLY, NO_CATCH_UP)) {
            store.fail((operation, key) -> operation == StoreOperation.COMMIT);
            Instant time = TWO;
            for (int attempt = 1; attempt <= 3; attempt++) {
                runAt(instance, time);
                time = time.plus(Duration.ofMinutes(5));
                assertThat(plannedAt(instance)).isEqualTo(time);
            }
            runAt(instance, time);
            assertThat(instance.events(BackupFailed.class)).hasSize(4);
            assertThat(plannedAt(instance)).isEqualTo(TWO.plus(Duration.ofDays(1)));
        }
    }

    @Test
    void drillsAsAPersistentTask() {
        try (Instance instance = start(NOON, NIGHTLY, "backup.drill.schedule=0 0 4 * * *", "backup.drill.zone=UTC")) {
            runAt(instance, NOON.plusSeconds(20));
            runAt(instance, TWO.plus(Duration.ofHours(2)));
            assertThat(instance.events(DrillCompleted.class)).isNotEmpty();
        }
    }

    @Test
    void leavesDbSchedulerAloneIfThatIsWanted() {
        try (Instance instance = start(NOON, NIGHTLY, "backup.db-scheduler.enabled=false")) {
            assertThat(instance.context().getBeansOfType(PersistentTicks.class)).isEmpty();
            assertThat(instance.context().getBeansOfType(BackupScheduler.class)).hasSize(1);
        }
    }

    private static void race(Instance first, Instance second, Instant tick) throws Exception {
        var barrier = new CyclicBarrier(2);
        var threads = Executors.newFixedThreadPool(2);
        try {
            List<Future<?>> ends = List.of(first, second).stream()
                    .<Future<?>>map(instance -> threads.submit(() -> {
                        barrier.await();
                        runAt(instance, tick);
                        return null;
                    }))
                    .toList();
            for (Future<?> end : ends) {
                end.get(2, TimeUnit.MINUTES);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static void runAt(Instance instance, Instant time) {
        instance.clock().set(time);
        var scheduler = instance.bean(ManualScheduler.class);
        scheduler.setTime(time);
        scheduler.runAnyDueExecutions();
    }

    private static Instant plannedAt(Instance instance) {
        return instance.bean(ManualScheduler.class)
                .getScheduledExecution(TASK)
                .orElseThrow()
                .getExecutionTime();
    }

    private Instance start(Instant now, String... properties) {
        return StarterApplication.at(now, SERVER.jdbcUrl(database), store, Clustered.class, properties);
    }

    @Configuration(proxyBeanMethods = false)
    static class Clustered {

        @Bean(destroyMethod = "")
        ManualScheduler scheduler(
                DataSource dataSource,
                ObjectProvider<PersistentTicks> tasks,
                @Qualifier(BackupAutoConfiguration.CLOCK) Clock now) {
            var clock = new SettableClock();
            clock.set(now.instant());
            return TestHelper.createManualScheduler(dataSource, List.of())
                    .clock(clock)
                    .startTasks(tasks.stream().toList())
                    .start();
        }
    }
}
