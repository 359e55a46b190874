package io.restorable.backup.boot;

import io.restorable.backup.boot.migration.MigrationGuard;
import io.restorable.backup.boot.migration.liquibase.LiquibaseGuardPostProcessor;
import io.restorable.backup.boot.properties.MigrationProperties;
import liquibase.integration.spring.SpringLiquibase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/** Backs databases up before Liquibase migrates them. */
@AutoConfiguration(
        after = BackupMigrationAutoConfiguration.class,
        beforeName = "org.springframework.boot.liquibase.autoconfigure.LiquibaseAutoConfiguration")
@ConditionalOnClass(SpringLiquibase.class)
@ConditionalOnBean(MigrationGuard.class)
@ConditionalOnProperty(prefix = MigrationProperties.PREFIX, name = "enabled", matchIfMissing = true)
public final class BackupLiquibaseAutoConfiguration {

    /** Called by Spring. */
    BackupLiquibaseAutoConfiguration() {}

    @Bean
    static LiquibaseGuardPostProcessor backupLiquibaseGuard(ObjectProvider<MigrationGuard> guard) {
        return new LiquibaseGuardPostProcessor(guard);
    }
}
