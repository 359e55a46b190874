package io.restorable.backup.boot;

import io.restorable.backup.boot.failure.BackupSettingException;
import io.restorable.backup.boot.inventory.Inventories;
import io.restorable.backup.boot.plan.BackupPlans;
import io.restorable.backup.boot.plan.BackupSchedule;
import io.restorable.backup.boot.plan.DrillServer;
import io.restorable.backup.boot.properties.DrillProperties;
import io.restorable.backup.boot.run.PlanDrills;
import io.restorable.backup.boot.run.PlanRuns;
import io.restorable.backup.boot.schedule.BackupScheduler;
import io.restorable.backup.boot.schedule.DrillRunner;
import io.restorable.backup.boot.schedule.TickRunner;
import io.restorable.backup.drill.DrillOptions;
import io.restorable.backup.drill.RestoreCheck;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.TaskScheduler;

/** Restores backups for a trial, when that is due or wanted, and has the application's {@link RestoreCheck}s look. */
@AutoConfiguration(after = BackupScheduleAutoConfiguration.class)
@ConditionalOnBean(BackupPlans.class)
@EnableConfigurationProperties(DrillProperties.class)
public final class BackupDrillAutoConfiguration {

    /** Called by Spring. */
    BackupDrillAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    PlanDrills backupDrills(DrillProperties properties, ObjectProvider<RestoreCheck> checks) {
        return new PlanDrills(
                () -> DrillOptions.DEFAULT
                        .withJobs(properties.jobs())
                        .withChecks(checks.orderedStream().toList()),
                database -> DrillServer.of(properties, database));
    }

    /** The newest backup, when that is due. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnBean(TickRunner.class)
    @ConditionalOnProperty(prefix = DrillProperties.PREFIX, name = "schedule")
    static final class ScheduleConfiguration {

        @Bean
        @ConditionalOnMissingBean
        DrillRunner backupDrillRunner(PlanRuns runs, Inventories inventories, PlanDrills drills) {
            return new DrillRunner(runs, inventories, drills);
        }

        @Bean
        @ConditionalOnMissingBean(name = {"backupDrillScheduler", BackupScheduleAutoConfiguration.PERSISTENT})
        BackupScheduler backupDrillScheduler(
                BackupPlans plans,
                DrillProperties properties,
                DrillRunner runner,
                @Qualifier(BackupScheduleAutoConfiguration.SCHEDULER) TaskScheduler scheduler,
                @Qualifier(BackupAutoConfiguration.CLOCK) Clock clock) {
            return BackupScheduler.ofDrills(plans, schedule(properties), runner, scheduler, clock);
        }

        static @Nullable BackupSchedule schedule(DrillProperties properties) {
            String expression = properties.schedule();
            if (expression == null || expression.equals(BackupSchedule.NEVER)) {
                return null;
            }
            ZoneId zone = properties.zone() == null ? ZoneId.systemDefault() : properties.zone();
            try {
                return new BackupSchedule(expression, zone, true);
            } catch (IllegalArgumentException wrong) {
                throw new BackupSettingException(
                        "The schedule of drills cannot be understood: '" + expression + "'. " + wrong.getMessage(),
                        "Write five fields as in crontab, each Sunday at 4:00 for instance:\n\n"
                                + "backup:\n  drill:\n    schedule: \"0 4 * * SUN\"",
                        wrong);
            }
        }
    }
}
