package io.restorable.backup.boot;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.restorable.backup.boot.plan.BackupPlans;
import io.restorable.backup.boot.properties.DbSchedulerProperties;
import io.restorable.backup.boot.properties.DrillProperties;
import io.restorable.backup.boot.schedule.DrillRunner;
import io.restorable.backup.boot.schedule.TickRunner;
import io.restorable.backup.boot.schedule.persistent.PersistentTicks;
import io.restorable.backup.boot.schedule.persistent.UntakenTasks;
import java.time.Clock;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Makes backups and drills persistent tasks of the application's db-scheduler, in place of our own scheduler. */
@AutoConfiguration(
        after = BackupAutoConfiguration.class,
        before = BackupScheduleAutoConfiguration.class,
        afterName = "com.github.kagkarlsson.scheduler.boot.autoconfigure.DbSchedulerAutoConfiguration")
@ConditionalOnClass(Scheduler.class)
@ConditionalOnBean({BackupPlans.class, Scheduler.class})
@ConditionalOnProperty(prefix = DbSchedulerProperties.PREFIX, name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties({DbSchedulerProperties.class, DrillProperties.class})
public final class BackupDbSchedulerAutoConfiguration {

    /** Called by Spring. */
    BackupDbSchedulerAutoConfiguration() {}

    @Bean(name = BackupScheduleAutoConfiguration.PERSISTENT)
    @ConditionalOnMissingBean(name = BackupScheduleAutoConfiguration.PERSISTENT)
    PersistentTicks backupTask(
            BackupPlans plans, TickRunner runner, @Qualifier(BackupAutoConfiguration.CLOCK) Clock clock) {
        return PersistentTicks.ofBackups(plans, runner, clock);
    }

    @Bean
    @ConditionalOnMissingBean(name = "backupDrillTask")
    @ConditionalOnProperty(prefix = DrillProperties.PREFIX, name = "schedule")
    PersistentTicks backupDrillTask(
            BackupPlans plans,
            DrillProperties properties,
            DrillRunner runner,
            @Qualifier(BackupAutoConfiguration.CLOCK) Clock clock) {
        return PersistentTicks.ofDrills(
                plans,
                Optional.ofNullable(BackupDrillAutoConfiguration.ScheduleConfiguration.schedule(properties)),
                runner,
                clock);
    }

    @Bean
    UntakenTasks backupUntakenTasks(ObjectProvider<PersistentTicks> tasks) {
        return new UntakenTasks(tasks.stream().toList());
    }
}
