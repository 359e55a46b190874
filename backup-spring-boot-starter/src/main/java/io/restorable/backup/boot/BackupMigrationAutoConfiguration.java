package io.restorable.backup.boot;

import io.restorable.backup.boot.migration.MigrationGuard;
import io.restorable.backup.boot.plan.BackupPlans;
import io.restorable.backup.boot.properties.BackupProperties;
import io.restorable.backup.boot.properties.MigrationProperties;
import io.restorable.backup.boot.run.PlanRuns;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Backs databases up before they are migrated. */
@AutoConfiguration(after = BackupAutoConfiguration.class)
@ConditionalOnProperty(prefix = BackupProperties.PREFIX, name = "enabled", matchIfMissing = true)
@ConditionalOnBean(BackupPlans.class)
@EnableConfigurationProperties(MigrationProperties.class)
public final class BackupMigrationAutoConfiguration {

    /** Called by Spring. */
    BackupMigrationAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    MigrationGuard backupMigrationGuard(BackupPlans plans, PlanRuns runs, MigrationProperties properties) {
        return new MigrationGuard(plans, runs, properties);
    }
}
