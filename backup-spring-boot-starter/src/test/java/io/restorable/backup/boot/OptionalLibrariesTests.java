package io.restorable.backup.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.observation.ObservationRegistry;
import io.restorable.backup.boot.health.NoStoreHealthIndicator;
import io.restorable.backup.boot.health.PlanHealthIndicator;
import io.restorable.backup.boot.info.BackupInfoContributor;
import io.restorable.backup.boot.metrics.BackupMeters;
import io.restorable.backup.boot.observation.RunObservations;
import io.restorable.backup.boot.run.PlanRuns;
import io.restorable.backup.boot.schedule.BackupScheduler;
import org.junit.jupiter.api.Test;
import org.springframework.boot.actuate.info.Info;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** What the starter contributes to libraries that an application may have, and that it does without them. */
class OptionalLibrariesTests {

    private final ApplicationContextRunner context = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(
                    BackupAutoConfiguration.class,
                    BackupScheduleAutoConfiguration.class,
                    BackupDbSchedulerAutoConfiguration.class,
                    BackupHealthAutoConfiguration.class,
                    BackupInfoAutoConfiguration.class,
                    BackupMetricsAutoConfiguration.class,
                    BackupObservationAutoConfiguration.class));

    private final ApplicationContextRunner withStore = context.withPropertyValues(
            "backup.store=target/backups", "backup.datasource.url=postgresql://app:secret@db.example.org/shop");

    @Test
    void needsNoneOfThem() {
        withStore
                .withClassLoader(new FilteredClassLoader(
                        "org.springframework.boot.health",
                        "org.springframework.boot.actuate",
                        "org.springframework.boot.jdbc",
                        "com.github.kagkarlsson",
                        "io.micrometer"))
                .run(started -> assertThat(started)
                        .hasNotFailed()
                        .hasSingleBean(PlanRuns.class)
                        .hasSingleBean(BackupScheduler.class)
                        .doesNotHaveBean("backupTask")
                        .doesNotHaveBean("backupHealthContributor")
                        .doesNotHaveBean("backupInfoContributor")
                        .doesNotHaveBean("backupMeters")
                        .doesNotHaveBean("backupRunObservations"));
    }

    @Test
    void saysInHealthThatNoStoreIsConfigured() {
        context.run(started -> {
            Health health = started.getBean(NoStoreHealthIndicator.class).health();
            assertThat(health.getStatus()).isEqualTo(Status.UNKNOWN);
            assertThat(health.getDetails()).containsEntry("problem", "no store configured");
        });
    }

    @Test
    void hasOneIndicatorForOnePlanAndOneForEachOfSeveral() {
        withStore.run(started -> assertThat(started).hasSingleBean(PlanHealthIndicator.class));
        withStore
                .withPropertyValues("backup.plans.reports.jobs=1")
                .run(started -> assertThat(started.getBean(CompositeHealthContributor.class)
                                .getContributor("reports"))
                        .isInstanceOf(PlanHealthIndicator.class));
    }

    @Test
    void leavesTheIndicatorOutIfItIsSwitchedOff() {
        withStore
                .withPropertyValues("management.health.backup.enabled=false")
                .run(started -> assertThat(started).doesNotHaveBean("backupHealthContributor"));
    }

    @Test
    void backsOffFromAnIndicatorOfTheApplication() {
        withStore
                .withBean(
                        "backupHealthIndicator",
                        HealthIndicator.class,
                        () -> () -> Health.up().build())
                .run(started -> assertThat(started).doesNotHaveBean("backupHealthContributor"));
    }

    @Test
    void tellsOfThePlansWithoutSecrets() {
        withStore
                .withPropertyValues("backup.schedule=@daily", "backup.zone=UTC")
                .run(started -> {
                    var info = new Info.Builder();
                    started.getBean(BackupInfoContributor.class).contribute(info);
                    assertThat(info.build().getDetails().get("backup"))
                            .asString()
                            .contains("name=default", "@daily (UTC)", "encrypted=false")
                            .doesNotContain("secret");
                });
    }

    @Test
    void leavesTheInfoOutIfItIsSwitchedOff() {
        withStore
                .withPropertyValues("management.info.backup.enabled=false")
                .run(started -> assertThat(started).doesNotHaveBean(BackupInfoContributor.class));
    }

    @Test
    void measuresIfThereIsARegistry() {
        withStore.run(started -> assertThat(started).doesNotHaveBean(BackupMeters.class));
        withStore
                .withBean(MeterRegistry.class, SimpleMeterRegistry::new)
                .run(started -> assertThat(started).hasSingleBean(BackupMeters.class));
    }

    @Test
    void observesIfThereIsARegistry() {
        withStore.run(started -> assertThat(started).doesNotHaveBean(RunObservations.class));
        withStore
                .withBean(ObservationRegistry.class, ObservationRegistry::create)
                .run(started -> assertThat(started).hasSingleBean(RunObservations.class));
    }
}
