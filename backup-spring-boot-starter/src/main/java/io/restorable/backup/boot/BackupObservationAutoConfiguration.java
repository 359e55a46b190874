package io.restorable.backup.boot;

import io.micrometer.observation.ObservationRegistry;
import io.restorable.backup.boot.observation.RunObservations;
import io.restorable.backup.boot.plan.BackupPlans;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;

/** Observations of backups, where there is a registry for them. */
@AutoConfiguration(
        after = BackupAutoConfiguration.class,
        afterName = "org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration")
@ConditionalOnClass(ObservationRegistry.class)
@ConditionalOnBean({BackupPlans.class, ObservationRegistry.class})
public final class BackupObservationAutoConfiguration {

    /** Called by Spring. */
    BackupObservationAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    RunObservations backupRunObservations(ObjectProvider<ObservationRegistry> registry) {
        return new RunObservations(registry::getObject);
    }
}
