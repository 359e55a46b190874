package io.restorable.backup.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.boot.StarterApplication.Instance;
import io.restorable.backup.boot.event.DrillCompleted;
import io.restorable.backup.boot.event.DrillFailed;
import io.restorable.backup.boot.plan.BackupPlans;
import io.restorable.backup.boot.run.DrillFailedException;
import io.restorable.backup.boot.run.PlanRuns;
import io.restorable.backup.boot.run.Trigger;
import io.restorable.backup.boot.schedule.BackupScheduler;
import io.restorable.backup.drill.CheckResult;
import io.restorable.backup.drill.RestoreCheck;
import io.restorable.backup.manifest.BackupLabel;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.storage.InMemoryStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Drills that are due: one for all instances, with the application's own checks. */
class DrillScheduleIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();
    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant FOUR = Instant.parse("2026-11-22T04:00:00Z");
    private static final String WEEKLY = "backup.drill.schedule=0 4 * * SUN";
    private static final String IN_UTC = "backup.drill.zone=UTC";

    private final String database = SERVER.createDatabase("drilled");
    private final String url = SERVER.jdbcUrl(database);
    private final InMemoryStore store = new InMemoryStore(Clock.systemUTC());

    DrillScheduleIntegrationTests() {
        SERVER.execute(database, "CREATE TABLE orders (id int PRIMARY KEY); INSERT INTO orders VALUES (1), (2)");
    }

    @AfterEach
    void dropDatabase() {
        SERVER.dropDatabase(database);
    }

    @Test
    void drillsTheNewestBackupOnceForAllInstances() {
        try (Instance first = start(WEEKLY, IN_UTC);
                Instance second = start(WEEKLY, IN_UTC)) {
            backUp(first);
            Instant afterCatchingUp = NOON.plus(Duration.ofHours(1));
            first.scheduler().advanceTo(afterCatchingUp);
            second.scheduler().advanceTo(afterCatchingUp);

            assertThat(first.events(DrillCompleted.class)).singleElement().satisfies(done -> {
                assertThat(done.report().passed()).isTrue();
                assertThat(done.report().checks()).extracting(CheckResult::name).contains("two orders");
            });
            assertThat(second.events(DrillCompleted.class)).isEmpty();
            assertThat(scratchDatabases()).isEqualTo("0");

            second.scheduler().advanceTo(FOUR);
            first.scheduler().advanceTo(FOUR);
            assertThat(second.events(DrillCompleted.class)).hasSize(1);
            assertThat(first.events(DrillCompleted.class)).hasSize(1);
        }
    }

    @Test
    void leavesOutWhatARestoreReplaced() {
        try (Instance instance = start(WEEKLY, IN_UTC)) {
            backUp(instance);
            var plan = instance.bean(BackupPlans.class).first();
            instance.bean(PlanRuns.class).backup(plan, BackupLabel.PRE_RESTORE, Trigger.APPLICATION);

            instance.scheduler().advanceTo(NOON.plus(Duration.ofHours(1)));

            assertThat(instance.events(DrillCompleted.class))
                    .singleElement()
                    .satisfies(done -> assertThat(done.report().backup().toString())
                            .startsWith(database)
                            .doesNotContain("pre-restore"));
        }
    }

    @Test
    void tellsOfADrillThatFailed() {
        SERVER.execute(database, "DELETE FROM orders");
        try (Instance instance = start(WEEKLY, IN_UTC)) {
            backUp(instance);

            instance.scheduler().advanceTo(NOON.plus(Duration.ofHours(1)));

            assertThat(instance.events(DrillFailed.class))
                    .singleElement()
                    .satisfies(failed -> assertThat(failed.failure())
                            .isInstanceOf(DrillFailedException.class)
                            .hasMessageContaining("two orders"));
            assertThat(scratchDatabases()).isEqualTo("0");
        }
    }

    @Test
    void doesNothingWithoutABackupOrASchedule() {
        try (Instance instance = start(WEEKLY, IN_UTC)) {
            instance.scheduler().advanceTo(FOUR);
            assertThat(instance.events(DrillCompleted.class)).isEmpty();
            assertThat(instance.events(DrillFailed.class)).isEmpty();
        }
        try (Instance instance = start()) {
            assertThat(instance.context().getBeansOfType(BackupScheduler.class)).hasSize(1);
        }
        try (Instance instance = start("backup.drill.schedule=-")) {
            backUp(instance);
            instance.scheduler().advanceTo(FOUR.plus(Duration.ofDays(400)));
            assertThat(instance.events(DrillCompleted.class)).isEmpty();
        }
    }

    private static void backUp(Instance instance) {
        var plan = instance.bean(BackupPlans.class).first();
        instance.bean(PlanRuns.class).backup(plan, plan.label(), Trigger.APPLICATION);
    }

    private String scratchDatabases() {
        return String.valueOf(
                SERVER.query("postgres", "SELECT count(*) FROM pg_database WHERE datname LIKE '" + database + "\\_%'"));
    }

    private Instance start(String... properties) {
        return StarterApplication.at(NOON, url, store, Checks.class, properties);
    }

    @Configuration(proxyBeanMethods = false)
    static class Checks {

        @Bean
        RestoreCheck orders() {
            return RestoreCheck.query("SELECT count(*) = 2 FROM orders").named("two orders");
        }
    }
}
