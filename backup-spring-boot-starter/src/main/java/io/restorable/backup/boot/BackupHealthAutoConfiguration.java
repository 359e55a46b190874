package io.restorable.backup.boot;

import io.restorable.backup.boot.health.NoStoreHealthIndicator;
import io.restorable.backup.boot.health.PlanHealthIndicator;
import io.restorable.backup.boot.inventory.Inventories;
import io.restorable.backup.boot.inventory.StoreInventory;
import io.restorable.backup.boot.plan.BackupPlans;
import io.restorable.backup.boot.properties.BackupProperties;
import io.restorable.backup.boot.run.PlanRuns;
import java.time.Clock;
import java.util.LinkedHashMap;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.health.autoconfigure.contributor.ConditionalOnEnabledHealthIndicator;
import org.springframework.boot.health.contributor.CompositeHealthContributor;
import org.springframework.boot.health.contributor.HealthContributor;
import org.springframework.boot.health.contributor.Status;
import org.springframework.context.annotation.Bean;

/** The health indicator {@code backup}; with named plans, one for each below it. */
@AutoConfiguration(
        after = BackupAutoConfiguration.class,
        beforeName = "org.springframework.boot.health.autoconfigure.contributor.HealthContributorAutoConfiguration")
@ConditionalOnClass({HealthContributor.class, ConditionalOnEnabledHealthIndicator.class})
@ConditionalOnBean(BackupPlans.class)
public final class BackupHealthAutoConfiguration {

    /** Called by Spring. */
    BackupHealthAutoConfiguration() {}

    @Bean
    @ConditionalOnEnabledHealthIndicator("backup")
    @ConditionalOnMissingBean(name = {"backupHealthContributor", "backupHealthIndicator"})
    HealthContributor backupHealthContributor(
            Inventories inventories,
            PlanRuns runs,
            BackupProperties properties,
            @Qualifier(BackupAutoConfiguration.CLOCK) Clock clock) {
        var atRisk = new Status(properties.health().statusAtRisk());
        var indicators = new LinkedHashMap<String, HealthContributor>();
        for (StoreInventory inventory : inventories.all()) {
            indicators.put(inventory.plan().name(), new PlanHealthIndicator(inventory, runs, clock, atRisk));
        }
        return switch (indicators.size()) {
            case 0 -> new NoStoreHealthIndicator();
            case 1 -> indicators.values().iterator().next();
            default -> CompositeHealthContributor.fromMap(indicators);
        };
    }
}
