package io.restorable.backup.boot;

import io.restorable.backup.boot.migration.MigrationGuard;
import io.restorable.backup.boot.migration.flyway.FlywayGuardPostProcessor;
import io.restorable.backup.boot.properties.MigrationProperties;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.context.annotation.Bean;

/** Backs databases up before Flyway migrates them. */
@AutoConfiguration(after = BackupMigrationAutoConfiguration.class, before = FlywayAutoConfiguration.class)
@ConditionalOnClass({Flyway.class, FlywayMigrationStrategy.class})
@ConditionalOnBean(MigrationGuard.class)
@ConditionalOnProperty(prefix = MigrationProperties.PREFIX, name = "enabled", matchIfMissing = true)
public final class BackupFlywayAutoConfiguration {

    /** Called by Spring. */
    BackupFlywayAutoConfiguration() {}

    /** Does what Flyway does without any, so that there is one to put the guard around. */
    @Bean
    @ConditionalOnMissingBean
    FlywayMigrationStrategy backupFlywayMigrationStrategy() {
        return Flyway::migrate;
    }

    @Bean
    static FlywayGuardPostProcessor backupFlywayGuard(ObjectProvider<MigrationGuard> guard) {
        return new FlywayGuardPostProcessor(guard);
    }
}
