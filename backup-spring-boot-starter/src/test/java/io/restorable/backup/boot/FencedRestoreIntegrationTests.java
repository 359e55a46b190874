package io.restorable.backup.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.zaxxer.hikari.HikariDataSource;
import io.restorable.backup.boot.fence.FenceFailedException;
import io.restorable.backup.boot.fence.FencePart;
import io.restorable.backup.boot.fence.FenceReport;
import io.restorable.backup.boot.fence.FencedDatabase;
import io.restorable.backup.boot.fence.FencedRestore;
import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.boot.plan.BackupPlans;
import io.restorable.backup.boot.run.PlanRuns;
import io.restorable.backup.boot.run.RunState;
import io.restorable.backup.boot.run.Trigger;
import io.restorable.backup.drill.RestoreCheck;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.restore.RestoreMode;
import io.restorable.backup.restore.RestoreOptions;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.storage.InMemoryStore;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.availability.ApplicationAvailability;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.cache.Cache;
import org.springframework.cache.CacheManager;
import org.springframework.cache.concurrent.ConcurrentMapCacheManager;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;

/** A running application whose database is restored: it holds still, and goes on with what was restored, or as before. */
class FencedRestoreIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();
    private static final String AT_ONCE = "backup.fence.drain=0s";

    private final String database = SERVER.createDatabase("fenced");
    private final BackupStore store = new InMemoryStore(Clock.systemUTC());

    @AfterEach
    void dropDatabases() {
        SERVER.dropDatabase(database);
    }

    /** What an application has that must hold still, and somebody who watches whether it does. */
    @Configuration(proxyBeanMethods = false)
    @EnableScheduling
    static class Shop implements FencePart {

        private final AtomicInteger ticks = new AtomicInteger();
        private final List<String> seen = new ArrayList<>();
        private final ApplicationAvailability availability;
        private final HikariDataSource pool;
        private int ticksWhenClosed;
        private boolean contented = true;
        private boolean yielding = true;

        Shop(ApplicationAvailability availability, HikariDataSource pool) {
            this.availability = availability;
            this.pool = pool;
        }

        @Scheduled(fixedDelay = 1)
        void tick() {
            ticks.incrementAndGet();
        }

        @Bean
        static CacheManager caches() {
            return new ConcurrentMapCacheManager();
        }

        @Bean
        RestoreCheck orders() {
            RestoreCheck query = RestoreCheck.query("SELECT count(*) = 100 FROM orders");
            return new RestoreCheck() {
                @Override
                public void check(DataSource restored) throws Exception {
                    query.check(restored);
                    assertThat(contented).as("whether the shop is content").isTrue();
                }

                @Override
                public String name() {
                    return "all orders";
                }
            };
        }

        @Override
        public String name() {
            return "the shop";
        }

        @Override
        public void close(FencedDatabase database) {
            ticksWhenClosed = ticks.get();
            seen.add("closed");
            if (!yielding) {
                throw new IllegalStateException("customers are waiting");
            }
        }

        @Override
        public void restored(FencedDatabase database) {
            seen.add("restored");
            assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.REFUSING_TRAFFIC);
            assertThat(ticks).hasValue(ticksWhenClosed);
            assertThat(pool.isRunning()).isEqualTo(!pool.isAllowPoolSuspension());
        }

        @Override
        public void open(FencedDatabase database) {
            seen.add("opened");
            assertThat(ticks).hasValue(ticksWhenClosed);
            assertThat(availability.getReadinessState()).isEqualTo(ReadinessState.REFUSING_TRAFFIC);
        }
    }

    @Test
    void holdsStillDuringASwapAndGoesOnWithWhatWasRestored() {
        try (ConfigurableApplicationContext application = start(
                "spring.datasource.hikari.allow-pool-suspension=true",
                "spring.flyway.enabled=true",
                "spring.flyway.locations=classpath:migrations/v1,classpath:migrations/v2")) {
            SERVER.execute(
                    database,
                    "ALTER TABLE orders DROP COLUMN price; DELETE FROM flyway_schema_history WHERE version = '2'");
            backUp(application);
            SERVER.execute(database, "DELETE FROM orders WHERE id > 10");
            Shop shop = application.getBean(Shop.class);
            Cache cache = Objects.requireNonNull(
                    application.getBean(CacheManager.class).getCache("counts"));
            cache.put("orders", orders(application));
            awaitTicks(shop);

            FenceReport report = restore(application, RestoreMode.SWAP);

            assertThat(shop.seen).containsExactly("closed", "restored", "opened");
            assertThat(report.restore().swap()).isNotNull();
            assertThat(report.checks()).containsExactly("all orders");
            assertThat(report.notes()).singleElement().asString().contains("Flyway ran 1 migration ");
            assertThat(orders(application)).isEqualTo(100);
            assertThat(SERVER.query(database, "SELECT count(*) FROM orders WHERE note = 'migrated' AND price IS NULL"))
                    .isEqualTo("100");
            assertThat(cache.get("orders")).isNull();
            assertThat(readiness(application)).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
            awaitTicks(shop);
            forget(application);
        }
    }

    @Test
    void goesOnAsBeforeIfItCannotLiveWithWhatWasRestored() {
        try (ConfigurableApplicationContext application = start(
                "spring.liquibase.enabled=true",
                "spring.liquibase.change-log=classpath:migrations/liquibase/two.sql")) {
            SERVER.execute(
                    database, "ALTER TABLE orders DROP COLUMN price; DELETE FROM databasechangelog WHERE id = '3'");
            backUp(application);
            SERVER.execute(database, "DELETE FROM orders WHERE id > 10");
            Shop shop = application.getBean(Shop.class);

            shop.contented = false;
            assertUndone(application, RestoreMode.SWAP, "former database is back in its place");
            forget(application);
            assertUndone(application, RestoreMode.IN_PLACE, "former contents are back, from " + database);

            shop.yielding = false;
            shop.seen.clear();
            var refused =
                    catchThrowableOfType(RefusedException.class, () -> restore(application, RestoreMode.IN_PLACE));
            assertThat(refused.problem()).contains("Nothing was restored", "the shop failed: customers are waiting");
            assertThat(shop.seen).containsExactly("closed", "opened");
            assertAsBefore(application);

            shop.contented = true;
            shop.yielding = true;
            FenceReport report = restore(application, RestoreMode.IN_PLACE);
            assertThat(report.notes()).singleElement().asString().contains("allow-pool-suspension=true");
            assertThat(orders(application)).isEqualTo(100);
            assertThat(SERVER.query(database, "SELECT count(*) FROM orders WHERE price IS NULL"))
                    .isEqualTo("100");
        }
    }

    private void assertUndone(ConfigurableApplicationContext application, RestoreMode mode, String outcome) {
        var failure = catchThrowableOfType(FenceFailedException.class, () -> restore(application, mode));

        assertThat(failure.isUndone()).isTrue();
        assertThat(failure.problem()).contains("check \"all orders\" failed", outcome);
        assertThat(application.getBean(PlanRuns.class).recent().get(0).state()).isEqualTo(RunState.FAILED);
        assertAsBefore(application);
    }

    private void assertAsBefore(ConfigurableApplicationContext application) {
        assertThat(orders(application)).isEqualTo(10);
        assertThat(readiness(application)).isEqualTo(ReadinessState.ACCEPTING_TRAFFIC);
        awaitTicks(application.getBean(Shop.class));
    }

    private ConfigurableApplicationContext start(String... properties) {
        ApplicationContextInitializer<GenericApplicationContext> beans =
                context -> context.registerBean("store", BackupStore.class, () -> store);
        return StarterApplication.real(SERVER.jdbcUrl(database), properties)
                .properties(AT_ONCE)
                .sources(Shop.class)
                .initializers(beans)
                .run();
    }

    private static BackupPlan plan(ConfigurableApplicationContext application) {
        return application.getBean(BackupPlans.class).first();
    }

    private static void backUp(ConfigurableApplicationContext application) {
        BackupPlan plan = plan(application);
        application.getBean(PlanRuns.class).backup(plan, plan.label(), Trigger.APPLICATION);
    }

    private FenceReport restore(ConfigurableApplicationContext application, RestoreMode mode) {
        return application
                .getBean(FencedRestore.class)
                .restore(
                        plan(application),
                        database + "/latest",
                        RestoreOptions.into(mode).withReplaceContents(true));
    }

    private static void forget(ConfigurableApplicationContext application) {
        BackupPlan plan = plan(application);
        var service = plan.backups(ProgressListener.NONE).restoreService();
        service.forget(plan.database(), service.kept(plan.database()));
    }

    private static int orders(ConfigurableApplicationContext application) {
        Integer count =
                application.getBean(JdbcTemplate.class).queryForObject("SELECT count(*) FROM orders", Integer.class);
        return Objects.requireNonNull(count);
    }

    private static ReadinessState readiness(ConfigurableApplicationContext application) {
        return application.getBean(ApplicationAvailability.class).getReadinessState();
    }

    private static void awaitTicks(Shop shop) {
        int before = shop.ticks.get();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (shop.ticks.get() == before && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(shop.ticks).as("ticks").hasValueGreaterThan(before);
    }
}
