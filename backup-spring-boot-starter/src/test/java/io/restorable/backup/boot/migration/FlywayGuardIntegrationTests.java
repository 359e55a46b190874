package io.restorable.backup.boot.migration;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.flyway.autoconfigure.FlywayAutoConfiguration;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

class FlywayGuardIntegrationTests {

    private static final String ON_FAILURE_RESTORE = "backup.migration.on-failure=restore";

    @TempDir
    private Path folder;

    private MigrationBench bench;

    @BeforeEach
    void open() {
        bench = new MigrationBench(folder);
    }

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    void backsUpOnlyWhereThereIsSomethingToLoseAndToDo() {
        starts(with("v1"));
        assertThat(bench.labels()).as("the first start").isEmpty();

        starts(with("v1"));
        assertThat(bench.labels()).as("nothing pending").isEmpty();

        starts(with("v1", "v2"));
        assertThat(bench.labels()).containsExactly("pre-migration-1-to-2");
        assertThat(bench.query("SELECT count(price) || ' ' || min(note) FROM orders"))
                .isEqualTo("0 migrated");

        starts(with("v1", "v2"));
        assertThat(bench.labels()).hasSize(1);
    }

    @Test
    void backsUpADatabaseThatFlywayDoesNotKnowYet() {
        bench.execute("CREATE TABLE older (id int)");

        starts(with("v1")
                .withPropertyValues("spring.flyway.baseline-on-migrate=true", "spring.flyway.baseline-version=0"));

        assertThat(bench.labels()).containsExactly("pre-migration-none-to-1");
    }

    @Test
    void backsUpAfterwardsIfAsked() {
        starts(with("v1"));

        starts(with("v1", "v2").withPropertyValues("backup.migration.backup-after=true"));

        assertThat(bench.labels()).containsExactlyInAnyOrder("pre-migration-1-to-2", "post-migration-2");
    }

    @Test
    void saysThatPostgresqlTookAFailedMigrationBack() {
        starts(with("v1"));

        String told = fails(with("v1", "v3-fails").withPropertyValues(ON_FAILURE_RESTORE));

        assertThat(told).contains("no_such_function", "the schema is as it was before");
        assertThat(bench.labels()).containsExactly("pre-migration-1-to-3");
        assertThat(bench.query("SELECT count(*) FROM orders")).isEqualTo("100");
    }

    @Test
    void saysHowToGoBackWhenAMigrationStopsHalfWay() {
        starts(with("v1"));

        String told = fails(with("v1", "v2", "v3-fails"));

        assertThat(told)
                .contains("It was backed up before, as " + bench.database() + "/")
                .contains("restore " + bench.database() + "/", "--to in-place --yes", "--store file://" + folder)
                .contains("/" + bench.database(), "on-failure=restore");
        assertThat(bench.query("SELECT min(note) FROM orders")).isEqualTo("migrated");
    }

    @Test
    void goesBackByItselfIfAsked() {
        starts(with("v1"));

        String told = fails(with("v1", "v2", "v3-fails").withPropertyValues(ON_FAILURE_RESTORE));

        assertThat(told).contains("RESTORED from " + bench.database());
        assertThat(bench.labels()).containsExactlyInAnyOrder("pre-migration-1-to-3", "pre-restore");
        assertThat(bench.query("SELECT count(*) || ' ' || min(note) FROM orders"))
                .isEqualTo("100 order 1");
        assertThat(bench.query("SELECT max(version) FROM flyway_schema_history"))
                .isEqualTo("1");
        starts(with("v1", "v2"));
    }

    @Test
    void goesBackAfterAMigrationOutsideATransaction() {
        starts(with("v1"));

        String told = fails(with("v1", "v3-fails-half").withPropertyValues(ON_FAILURE_RESTORE));

        assertThat(told).contains("RESTORED from");
        assertThat(bench.query("SELECT to_regclass('orders_note')")).isEqualTo("null");
        starts(with("v1"));
    }

    @Test
    void goesBackWhenItsSessionIsKilledHalfWay() {
        starts(with("v1"));

        String told = fails(with("v1", "v3-killed-half").withPropertyValues(ON_FAILURE_RESTORE));

        assertThat(told).contains("RESTORED from");
        assertThat(bench.query("SELECT min(note) FROM orders")).isEqualTo("order 1");
        starts(with("v1"));
    }

    @Test
    void namesTheBackupOfTheFirstAttempt() {
        starts(with("v1"));
        fails(with("v1", "v3-killed-half"));
        String first = bench.newest();

        String told = fails(with("v1", "v3-killed-half"));

        assertThat(told)
                .contains("had been begun before, and did not end: " + first)
                .contains("It was backed up before, as " + bench.newest());
        assertThat(bench.newest()).isNotEqualTo(first);
    }

    @Test
    void takesNoRepeatedMigrationForOneThatDidNotEnd() {
        starts(with("v1"));
        starts(with("v1", "repeated"));
        assertThat(bench.labels()).containsExactly("pre-migration-1-to-same");

        String told = fails(with("v1", "repeated-fails"));

        assertThat(told).contains("no_such_function").doesNotContain("begun before");
    }

    @Test
    void migratesNothingWithoutABackup() throws IOException {
        starts(with("v1"));
        Path file = Files.writeString(folder.resolve("a file"), "no folder");

        String told = fails(with("v1", "v2").withPropertyValues("backup.store=" + file));

        assertThat(told).contains("Flyway did not run", "fail-if-backup-fails");
        assertThat(bench.query("SELECT max(version) FROM flyway_schema_history"))
                .isEqualTo("1");

        starts(with("v1", "v2")
                .withPropertyValues("backup.store=" + file, "backup.migration.fail-if-backup-fails=false"));
        assertThat(bench.query("SELECT max(version) FROM flyway_schema_history"))
                .isEqualTo("2");
    }

    @Test
    void letsOneOfTwoInstancesBackUpAndMigrate() {
        starts(with("v1"));

        var other = CompletableFuture.runAsync(() -> starts(with("v1", "v2")));
        starts(with("v1", "v2"));
        other.join();

        assertThat(bench.labels()).containsExactly("pre-migration-1-to-2");
    }

    @Test
    void standsAroundTheApplicationsOwnStrategyAndJavaMigrations() {
        starts(with("v1"));

        starts(with("v1").withUserConfiguration(OwnWay.class));

        assertThat(bench.labels()).containsExactly("pre-migration-1-to-2");
        assertThat(bench.query("SELECT note FROM orders WHERE id = 1")).isEqualTo("by Java");
    }

    @Test
    void leavesOtherDatabasesAlone() {
        try (var another = new MigrationBench(folder)) {
            starts(with("v1")
                    .withPropertyValues("backup.datasource.url=" + MigrationBench.SERVER.jdbcUrl(another.database())));
            starts(with("v1", "v2")
                    .withPropertyValues("backup.datasource.url=" + MigrationBench.SERVER.jdbcUrl(another.database())));

            assertThat(bench.labels()).isEmpty();
        }
    }

    @Test
    void canBeSwitchedOff() {
        starts(with("v1"));

        starts(with("v1", "v2").withPropertyValues("backup.migration.enabled=false"));

        assertThat(bench.labels()).isEmpty();
    }

    private ApplicationContextRunner with(String... locations) {
        return bench.application(
                FlywayAutoConfiguration.class,
                "spring.flyway.locations=classpath:migrations/" + String.join(",classpath:migrations/", locations));
    }

    private static void starts(ApplicationContextRunner application) {
        application.run(context -> assertThat(context).hasNotFailed());
    }

    private static String fails(ApplicationContextRunner application) {
        var told = new StringBuilder();
        application.run(context -> {
            assertThat(context).hasFailed();
            assertThat(context.getStartupFailure()).hasRootCauseInstanceOf(Exception.class);
            for (Throwable cause = context.getStartupFailure(); cause != null; cause = cause.getCause()) {
                if (cause instanceof MigrationFailedException failure) {
                    told.append(failure.getMessage());
                }
            }
        });
        return told.toString();
    }

    @Configuration(proxyBeanMethods = false)
    static class OwnWay {

        @Bean
        FlywayMigrationStrategy repairFirst() {
            return flyway -> {
                flyway.repair();
                flyway.migrate();
            };
        }

        @Bean
        V2__ByJava byJava() {
            return new V2__ByJava();
        }
    }

    /** Named as Flyway wants it. */
    @SuppressWarnings("checkstyle:TypeName")
    static class V2__ByJava extends BaseJavaMigration {

        @Override
        public void migrate(Context context) throws Exception {
            try (var statement = context.getConnection().createStatement()) {
                statement.execute("UPDATE orders SET note = 'by Java'");
            }
        }
    }
}
