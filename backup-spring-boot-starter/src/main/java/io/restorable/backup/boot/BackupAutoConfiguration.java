package io.restorable.backup.boot;

import io.restorable.backup.boot.event.BackupEventPublisher;
import io.restorable.backup.boot.inventory.Inventories;
import io.restorable.backup.boot.inventory.InventoryLimits;
import io.restorable.backup.boot.plan.BackupDataSource;
import io.restorable.backup.boot.plan.BackupPlans;
import io.restorable.backup.boot.plan.ConnectionFallback;
import io.restorable.backup.boot.plan.DatabaseLocator;
import io.restorable.backup.boot.plan.PlanFactory;
import io.restorable.backup.boot.properties.BackupProperties;
import io.restorable.backup.boot.run.PlanRuns;
import io.restorable.backup.boot.run.RunListener;
import io.restorable.backup.boot.run.RunShutdown;
import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.Database;
import io.restorable.backup.storage.BackupStore;
import java.time.Clock;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.jdbc.autoconfigure.JdbcConnectionDetails;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Makes plans of the settings, and what runs them. Nothing connects, and no store is opened, before it is needed. */
@AutoConfiguration(afterName = "org.springframework.boot.jdbc.autoconfigure.DataSourceAutoConfiguration")
@ConditionalOnProperty(prefix = BackupProperties.PREFIX, name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(BackupProperties.class)
public final class BackupAutoConfiguration {

    /** The name of the clock that backups use; of a type that applications have beans of, too. */
    static final String CLOCK = "backupClock";

    /** Called by Spring. */
    BackupAutoConfiguration() {}

    @Bean(defaultCandidate = false)
    @ConditionalOnMissingBean(name = CLOCK)
    Clock backupClock() {
        return Clock.systemUTC();
    }

    @Bean
    @ConditionalOnMissingBean
    DatabaseLocator backupDatabaseLocator(
            BeanFactory beans,
            @BackupDataSource ObjectProvider<DataSource> marked,
            ObjectProvider<DataSource> dataSources,
            ObjectProvider<ConnectionFallback> fallback) {
        return new DatabaseLocator(beans, marked, dataSources, fallback);
    }

    @Bean
    @ConditionalOnMissingBean
    BackupPlans backupPlans(
            BackupProperties properties,
            DatabaseLocator databases,
            ObjectProvider<BackupStore> store,
            @Qualifier(CLOCK) Clock clock) {
        return new PlanFactory(properties, databases, store.getIfUnique(), clock).plans();
    }

    @Bean
    @ConditionalOnMissingBean
    Inventories backupInventories(BackupPlans plans, BackupProperties properties, @Qualifier(CLOCK) Clock clock) {
        var limits = new InventoryLimits(
                properties.health().storeTimeout(), properties.health().cache());
        return new Inventories(plans, clock, limits);
    }

    @Bean
    @ConditionalOnMissingBean
    BackupEventPublisher backupEventPublisher(ApplicationEventPublisher events) {
        return new BackupEventPublisher(events);
    }

    @Bean
    @ConditionalOnMissingBean
    PlanRuns backupRuns(@Qualifier(CLOCK) Clock clock, ObjectProvider<RunListener> listeners) {
        return new PlanRuns(clock, listeners.orderedStream().toList());
    }

    @Bean
    @ConditionalOnMissingBean
    RunShutdown backupRunShutdown(PlanRuns runs, BackupProperties properties) {
        return new RunShutdown(runs, properties.shutdownGrace());
    }

    /** Data sources behind proxies do not show where they lead; what Boot made them of does. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(JdbcConnectionDetails.class)
    static final class ConnectionDetailsConfiguration {

        @Bean
        @ConditionalOnMissingBean
        ConnectionFallback backupConnectionFallback(ObjectProvider<JdbcConnectionDetails> details) {
            return () -> Optional.ofNullable(details.getIfUnique()).map(ConnectionDetailsConfiguration::database);
        }

        private static Database database(JdbcConnectionDetails details) {
            Database database = ConnectionUrl.parse(details.getJdbcUrl());
            String username = details.getUsername();
            String password = details.getPassword();
            return new Database(
                    database.addresses(),
                    database.name(),
                    username == null ? database.user() : username,
                    password == null ? database.password() : password,
                    database.properties());
        }
    }
}
