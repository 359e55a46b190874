package io.restorable.backup.boot;

import io.micrometer.core.instrument.MeterRegistry;
import io.restorable.backup.boot.inventory.Inventories;
import io.restorable.backup.boot.metrics.BackupMeters;
import io.restorable.backup.boot.plan.BackupPlans;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Meters of backups, where there is a registry for them. */
@AutoConfiguration(
        after = BackupAutoConfiguration.class,
        afterName = {
            "org.springframework.boot.micrometer.metrics.autoconfigure.MetricsAutoConfiguration",
            "org.springframework.boot.micrometer.metrics.autoconfigure.CompositeMeterRegistryAutoConfiguration"
        })
@ConditionalOnClass(MeterRegistry.class)
@ConditionalOnBean({BackupPlans.class, MeterRegistry.class})
public final class BackupMetricsAutoConfiguration {

    /** Called by Spring. */
    BackupMetricsAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    BackupMeters backupMeters(Inventories inventories, @Qualifier(BackupAutoConfiguration.CLOCK) Clock clock) {
        return new BackupMeters(inventories, clock);
    }
}
