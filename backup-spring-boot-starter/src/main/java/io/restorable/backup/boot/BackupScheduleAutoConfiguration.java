package io.restorable.backup.boot;

import io.restorable.backup.boot.inventory.Inventories;
import io.restorable.backup.boot.plan.BackupPlans;
import io.restorable.backup.boot.properties.BackupProperties;
import io.restorable.backup.boot.run.PlanRuns;
import io.restorable.backup.boot.schedule.BackupScheduler;
import io.restorable.backup.boot.schedule.TickRunner;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.concurrent.ThreadPoolTaskScheduler;

/** Makes backups when they are due. */
@AutoConfiguration(after = BackupAutoConfiguration.class)
@ConditionalOnProperty(prefix = BackupProperties.PREFIX, name = "enabled", matchIfMissing = true)
@ConditionalOnBean(BackupPlans.class)
public final class BackupScheduleAutoConfiguration {

    /** The name of the scheduler; one that the application brings must not be a default candidate, either. */
    static final String SCHEDULER = "backupTaskScheduler";

    /** The name of the task that takes the place of all this where db-scheduler is at work. */
    static final String PERSISTENT = "backupTask";

    /** Called by Spring. */
    BackupScheduleAutoConfiguration() {}

    /** Not a default candidate: Boot's own, and the application's, stay what they are. */
    @Bean(name = SCHEDULER, defaultCandidate = false)
    @ConditionalOnMissingBean(name = {SCHEDULER, PERSISTENT})
    ThreadPoolTaskScheduler backupTaskScheduler(BackupPlans plans) {
        var scheduler = new ThreadPoolTaskScheduler();
        scheduler.setThreadNamePrefix("backup-schedule-");
        // a plan may be backed up and drilled at a time
        scheduler.setPoolSize(Math.max(1, 2 * plans.all().size()));
        scheduler.setDaemon(true);
        scheduler.setRemoveOnCancelPolicy(true);
        return scheduler;
    }

    @Bean
    @ConditionalOnMissingBean
    TickRunner backupTickRunner(
            PlanRuns runs, Inventories inventories, @Qualifier(BackupAutoConfiguration.CLOCK) Clock clock) {
        return new TickRunner(runs, inventories, clock);
    }

    @Bean
    @ConditionalOnMissingBean(name = {"backupScheduler", PERSISTENT})
    BackupScheduler backupScheduler(
            BackupPlans plans,
            TickRunner runner,
            @Qualifier(SCHEDULER) TaskScheduler scheduler,
            @Qualifier(BackupAutoConfiguration.CLOCK) Clock clock) {
        return BackupScheduler.ofBackups(plans, runner, scheduler, clock);
    }
}
