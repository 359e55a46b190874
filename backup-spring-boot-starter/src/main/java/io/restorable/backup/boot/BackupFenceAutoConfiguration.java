package io.restorable.backup.boot;

import io.restorable.backup.boot.fence.FencePart;
import io.restorable.backup.boot.fence.FencedRestore;
import io.restorable.backup.boot.fence.part.CachePart;
import io.restorable.backup.boot.fence.part.ConnectionPoolPart;
import io.restorable.backup.boot.fence.part.EntityCachePart;
import io.restorable.backup.boot.fence.part.ReadinessPart;
import io.restorable.backup.boot.fence.part.ScheduledTasksPart;
import io.restorable.backup.boot.migration.flyway.FlywayFencePart;
import io.restorable.backup.boot.migration.liquibase.LiquibaseFencePart;
import io.restorable.backup.boot.plan.BackupPlans;
import io.restorable.backup.boot.properties.FenceProperties;
import io.restorable.backup.boot.run.PlanRuns;
import io.restorable.backup.drill.RestoreCheck;
import jakarta.persistence.EntityManagerFactory;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import liquibase.integration.spring.SpringLiquibase;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnClass;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.cache.CacheManager;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.scheduling.TaskScheduler;

/** Keeps the application off its database while that is restored. Nothing is looked up before. */
@AutoConfiguration(
        after = BackupAutoConfiguration.class,
        afterName = "org.springframework.boot.autoconfigure.availability.ApplicationAvailabilityAutoConfiguration")
@ConditionalOnBean(BackupPlans.class)
@ConditionalOnProperty(prefix = FenceProperties.PREFIX, name = "enabled", matchIfMissing = true)
@EnableConfigurationProperties(FenceProperties.class)
public final class BackupFenceAutoConfiguration {

    private static final int READINESS = 100;
    private static final int TASKS = 200;
    private static final int POOLS = 300;
    private static final int CACHES = 400;
    private static final int MIGRATIONS = 500;

    /** Called by Spring. */
    BackupFenceAutoConfiguration() {}

    @Bean
    @ConditionalOnMissingBean
    FencedRestore backupFencedRestore(
            PlanRuns runs, ObjectProvider<FencePart> parts, ObjectProvider<RestoreCheck> checks) {
        return new FencedRestore(
                runs,
                () -> parts.orderedStream().toList(),
                () -> checks.orderedStream().toList());
    }

    @Bean
    @Order(READINESS)
    @ConditionalOnMissingBean
    @ConditionalOnBean(ApplicationAvailability.class)
    ReadinessPart backupReadinessPart(
            ApplicationEventPublisher events, ApplicationAvailability availability, FenceProperties properties) {
        return new ReadinessPart(events, availability, properties.drain());
    }

    @Bean
    @Order(TASKS)
    @ConditionalOnMissingBean
    ScheduledTasksPart backupScheduledTasksPart(ListableBeanFactory beans, FenceProperties properties) {
        return new ScheduledTasksPart(() -> schedulers(beans), properties.patience());
    }

    /** All but the one that makes backups, whose tasks find the database locked. */
    private static Map<String, TaskScheduler> schedulers(ListableBeanFactory beans) {
        var schedulers = new HashMap<>(beans.getBeansOfType(TaskScheduler.class));
        schedulers.remove(BackupScheduleAutoConfiguration.SCHEDULER);
        return schedulers;
    }

    @Bean
    @Order(POOLS)
    @ConditionalOnMissingBean
    ConnectionPoolPart backupConnectionPoolPart(ListableBeanFactory beans, FenceProperties properties) {
        return new ConnectionPoolPart(
                () -> beans.getBeansOfType(DataSource.class).values().stream(), properties.patience());
    }

    @Bean
    @Order(CACHES)
    @ConditionalOnMissingBean
    CachePart backupCachePart(ListableBeanFactory beans) {
        return new CachePart(() -> beans.getBeansOfType(CacheManager.class).values().stream());
    }

    /** Where there is JPA. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(EntityManagerFactory.class)
    static final class PersistenceConfiguration {

        @Bean
        @Order(CACHES)
        @ConditionalOnMissingBean
        EntityCachePart backupEntityCachePart(ListableBeanFactory beans) {
            return new EntityCachePart(() -> beans.getBeansOfType(EntityManagerFactory.class).values().stream());
        }
    }

    /** Where there is Flyway. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass({Flyway.class, FlywayMigrationStrategy.class})
    static final class FlywayConfiguration {

        @Bean
        @Order(MIGRATIONS)
        @ConditionalOnMissingBean
        FlywayFencePart backupFlywayFencePart(
                ListableBeanFactory beans, ObjectProvider<FlywayMigrationStrategy> strategy) {
            return new FlywayFencePart(
                    () -> beans.getBeansOfType(Flyway.class).values().stream(), strategy::getIfAvailable);
        }
    }

    /** Where there is Liquibase. */
    @Configuration(proxyBeanMethods = false)
    @ConditionalOnClass(SpringLiquibase.class)
    static final class LiquibaseConfiguration {

        @Bean
        @Order(MIGRATIONS)
        @ConditionalOnMissingBean
        LiquibaseFencePart backupLiquibaseFencePart(ListableBeanFactory beans) {
            return new LiquibaseFencePart(() -> beans.getBeansOfType(SpringLiquibase.class).values().stream());
        }
    }
}
