package io.restorable.backup.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import io.restorable.backup.boot.StarterApplication.Instance;
import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.boot.plan.BackupPlans;
import io.restorable.backup.boot.run.PlanRuns;
import io.restorable.backup.boot.run.Run;
import io.restorable.backup.boot.run.RunState;
import io.restorable.backup.boot.run.Trigger;
import io.restorable.backup.boot.run.Work;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.storage.FaultyStore;
import io.restorable.backup.test.storage.InMemoryStore;
import io.restorable.backup.test.storage.StoreOperation;
import io.restorable.backup.verify.VerificationLevel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/** What operators see of backups: health, meters, observations. */
class BackupStateIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final String[] SETTINGS = {
        "backup.schedule=0 0 2 * * *", "backup.health.proof-age=3d", "backup.health.store-timeout=60s"
    };

    private final String database = SERVER.createDatabase("starter");
    private final FaultyStore store = new FaultyStore(new InMemoryStore(Clock.systemUTC()));

    BackupStateIntegrationTests() {
        SERVER.execute(database, "CREATE TABLE orders (id int PRIMARY KEY); INSERT INTO orders VALUES (1), (2)");
    }

    @AfterEach
    void dropDatabase() {
        SERVER.dropDatabase(database);
    }

    @Test
    void tellsHowOldAndHowProvedBackupsAre() {
        try (Instance instance = start()) {
            assertThat(health(instance).getStatus()).as("no backup yet").isEqualTo(Status.UNKNOWN);

            instance.scheduler().advanceTo(NOON.plusSeconds(20));
            assertThat(health(instance).getStatus()).isEqualTo(Status.DOWN);
            assertThat(problems(instance)).contains("No backup was proved to be whole.");

            verify(instance);
            assertThat(health(instance).getStatus()).isEqualTo(Status.UP);
            assertThat(health(instance).getDetails())
                    .containsEntry("newestBackup", database + "/20261121T120015Z-scheduled")
                    .containsEntry("newestProved", database + "/20261121T120015Z-scheduled")
                    .containsEntry("rpo", "1 d 12 h");

            instance.clock().advance(Duration.ofHours(37));
            assertThat(health(instance).getStatus()).isEqualTo(Status.DOWN);
            assertThat(problems(instance)).contains("is 1 d 13 h old; the limit is 1 d 12 h");
        }
    }

    @Test
    void tellsWhichCopiesAreMissing(@TempDir Path folder) throws IOException {
        Path good = folder.resolve("copy");
        Path bad = Files.createFile(folder.resolve("file")).resolve("copy");
        try (Instance instance = StarterApplication.at(
                NOON, SERVER.jdbcUrl(database), store, "backup.schedule=@daily", "backup.copies=" + good + "," + bad)) {
            instance.scheduler().advanceTo(NOON.plusSeconds(20));

            assertThat(good.resolve(database)).isNotEmptyDirectory();
            assertThat(health(instance).getStatus()).isEqualTo(Status.UP);
            assertThat(health(instance).getDetails().get("missingCopies"))
                    .asString()
                    .contains("file/copy")
                    .doesNotContain(good.toString());
        }
    }

    @Test
    void isDownIfTheFirstBackupFails() {
        try (Instance instance = start()) {
            store.fail((operation, key) -> operation == StoreOperation.COMMIT);
            instance.scheduler().advanceTo(NOON.plusSeconds(20));

            assertThat(health(instance).getStatus()).isEqualTo(Status.DOWN);
            assertThat(problems(instance)).contains("There is no backup.");
            assertThat(health(instance).getDetails()).containsKeys("lastFailure", "lastFailureAt");
        }
    }

    @Test
    void isDownIfTheStoreFailsAndTellsWhatIsKnown() {
        try (Instance instance = start()) {
            instance.scheduler().advanceTo(NOON.plusSeconds(20));
            assertThat(health(instance).getDetails()).containsKey("age");
            instance.clock().advance(Duration.ofMinutes(2));
            store.fail((operation, key) -> operation == StoreOperation.LIST);

            assertThat(health(instance).getStatus()).isEqualTo(Status.DOWN);
            assertThat(problems(instance)).contains("The store cannot be read");
            assertThat(health(instance).getDetails()).containsKey("age");
        }
    }

    @Test
    void doesNotWaitForASilentStoreForLong() {
        try (Instance instance = StarterApplication.at(
                NOON, SERVER.jdbcUrl(database), store, "backup.schedule=@daily", "backup.health.store-timeout=200ms")) {
            var silence = new CountDownLatch(1);
            store.fail((operation, key) -> {
                await(silence);
                return false;
            });

            assertThat(problems(instance)).contains("did not answer within");
            silence.countDown();
        }
    }

    @Test
    void asksTheStoreOnceAMinuteAtMostAndNeverForAGauge() {
        try (Instance instance = start()) {
            instance.scheduler().advanceTo(NOON.plusSeconds(20));
            health(instance);
            var calls = new AtomicInteger();
            store.fail((operation, key) -> {
                calls.incrementAndGet();
                return false;
            });
            for (int second = 0; second < 50; second++) {
                instance.clock().advance(Duration.ofSeconds(1));
                assertThat(gauge(instance, "backup.age")).isEqualTo(second + 6.0);
                health(instance);
            }
            assertThat(calls).hasValue(0);

            instance.clock().advance(Duration.ofSeconds(11));
            health(instance);
            assertThat(calls.get()).isPositive();
        }
    }

    @Test
    void measuresRunsAndSizes() {
        try (Instance instance = start()) {
            assertThat(gauge(instance, "backup.age")).isNaN();
            instance.scheduler().advanceTo(NOON.plusSeconds(20));
            verify(instance);
            health(instance);

            MeterRegistry meters = instance.bean(MeterRegistry.class);
            assertThat(meters.get("backup.runs")
                            .tags("plan", "default", "work", "backup", "outcome", "completed")
                            .timer()
                            .count())
                    .isEqualTo(1);
            assertThat(meters.get("backup.made.rows").summary().totalAmount()).isEqualTo(2);
            assertThat(gauge(instance, "backup.size.rows")).isEqualTo(2);
            assertThat(gauge(instance, "backup.size.stored")).isPositive();
            assertThat(gauge(instance, "backup.proved.age")).isEqualTo(5);
        }
    }

    @Test
    void observesEachPartOfARun() {
        TestObservationRegistry observations = TestObservationRegistry.create();
        try (Instance instance = StarterApplication.at(NOON, SERVER.jdbcUrl(database), store, observations, SETTINGS)) {
            instance.scheduler().advanceTo(NOON.plusSeconds(20));
        }
        TestObservationRegistryAssert.assertThat(observations)
                .hasAnObservation(observation -> observation
                        .hasNameEqualTo("backup.run")
                        .hasLowCardinalityKeyValue("plan", "default")
                        .hasLowCardinalityKeyValue("trigger", "catch-up")
                        .hasLowCardinalityKeyValue("outcome", "completed"))
                .hasAnObservation(observation -> observation
                        .hasNameEqualTo("backup.phase")
                        .hasLowCardinalityKeyValue("phase", "data")
                        .hasParentObservation())
                .doesNotHaveAnyRemainingCurrentObservation();
    }

    @Test
    void runsWorkOnAThreadOfItsOwnUntilItIsCancelled() {
        try (Instance instance = start()) {
            PlanRuns runs = instance.bean(PlanRuns.class);
            var inside = new CountDownLatch(1);
            store.fail((operation, key) -> {
                if (operation == StoreOperation.PUT) {
                    inside.countDown();
                    await(new CountDownLatch(1));
                }
                return false;
            });
            BackupPlan plan = instance.bean(BackupPlans.class).first();
            Run run = runs.start(
                    plan,
                    Work.BACKUP,
                    Trigger.ENDPOINT,
                    backups -> backups.backupService().create(plan.request(plan.label())));
            await(inside);
            assertThat(runs.find(run.id())).contains(run);
            assertThat(run.state()).isEqualTo(RunState.RUNNING);

            run.cancel();

            assertThat(runs.close(Duration.ofSeconds(30), Duration.ZERO)).isTrue();
            assertThat(run.state()).isEqualTo(RunState.CANCELLED);
            assertThat(runs.recent()).containsExactly(run);
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(60, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        }
    }

    private Instance start() {
        return StarterApplication.at(NOON, SERVER.jdbcUrl(database), store, SETTINGS);
    }

    private static void verify(Instance instance) {
        BackupPlan plan = instance.bean(BackupPlans.class).first();
        instance.bean(PlanRuns.class)
                .run(
                        plan,
                        Work.VERIFY,
                        Trigger.APPLICATION,
                        backups -> backups.backupService().verify("latest", VerificationLevel.CONTENTS));
    }

    private static Health health(Instance instance) {
        return Objects.requireNonNull(
                instance.bean(HealthIndicator.class, "backupHealthContributor").health());
    }

    private static String problems(Instance instance) {
        return String.valueOf(health(instance).getDetails().get("problems"));
    }

    private static double gauge(Instance instance, String name) {
        return instance.bean(MeterRegistry.class).get(name).gauge().value();
    }
}
