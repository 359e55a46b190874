package io.restorable.backup.test.assertion;

import static io.restorable.backup.test.assertion.FailureMessages.failureOf;
import static io.restorable.backup.test.assertion.RestorableAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.tuple;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.migration.AppliedMigration;
import io.restorable.backup.test.migration.LockMode;
import io.restorable.backup.test.migration.MigrationReport;
import io.restorable.backup.test.migration.Migrations;
import io.restorable.backup.test.migration.flyway.FlywayMigrations;
import io.restorable.backup.test.migration.liquibase.LiquibaseMigrations;
import io.restorable.backup.test.storage.InMemoryStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MigrationsAssertIntegrationTests {

    private static final String SHOP = "classpath:migration/shop";
    private static final String VIEWS = "classpath:migration/views";
    private static final String CHANGELOG = "migration/liquibase/changelog.sql";

    private final PostgresServer server = PostgresServer.newest();
    private final String database = server.createDatabase("migrated_shop");

    @AfterEach
    void dropDatabase() {
        server.dropDatabase(database);
    }

    @Test
    void appliesPendingMigrationsOfFlywayToARestoredBackup() {
        migrateTo("1");
        try (Backups backups = backedUp()) {
            MigrationReport report = assertThat(Migrations.flyway(SHOP, VIEWS))
                    .applyTo(BackupUnderTest.latestOf(backups), server.jdbcUrl("postgres"))
                    .appliesVersions("2", "3", "repeatable")
                    .within(Duration.ofMinutes(5))
                    .eachWithin(Duration.ofMinutes(5))
                    .neverLocks("customers", LockMode.ACCESS_EXCLUSIVE)
                    .report();

            assertThat(report.failure()).isNull();
            assertThat(report.applied()).allMatch(AppliedMigration::transactional);
            assertThat(report.applied())
                    .extracting(
                            AppliedMigration::name,
                            migration -> migration.locks().toString())
                    .containsExactly(
                            tuple(
                                    "2 \"add price\"",
                                    "[ACCESS EXCLUSIVE on public.orders, ROW EXCLUSIVE on public.invoices]"),
                            tuple(
                                    "3 \"refer to orders\"",
                                    "[SHARE ROW EXCLUSIVE on public.invoices, SHARE ROW EXCLUSIVE on public.orders]"),
                            tuple("repeatable \"names\"", "[ACCESS SHARE on public.customers]"));
            assertThat(report.describe())
                    .contains("Flyway ran 3 migrations on database migrated_shop", "  2 \"add price\": 0.")
                    .contains("\n      ACCESS EXCLUSIVE on public.orders\n");
        }
        assertThat(server.query(database, "SELECT count(*) FROM flyway_schema_history"))
                .isEqualTo("1");
        assertThat(server.query("postgres", "SELECT count(*) FROM pg_database WHERE datname LIKE '%_drill_%'"))
                .isEqualTo("0");
    }

    @Test
    void saysWhatTookTooLongAndWhatWasLocked() {
        migrateTo("1");
        MigrationsAssert applied = assertThat(Migrations.flyway(SHOP, VIEWS)).applyTo(server.dataSource(database));

        failureOf(() -> applied.appliesVersions("2")).contains("migrations 2", "these ran: 2, 3, repeatable");
        failureOf(() -> applied.within(Duration.ZERO))
                .contains("migrations within 0 ms", "Flyway ran 3 migrations on database " + database + " in ");
        failureOf(() -> applied.eachWithin(Duration.ZERO)).contains("2 \"add price\" took ");
        failureOf(() -> applied.takesNoLockStrongerThan(LockMode.SHARE_ROW_EXCLUSIVE))
                .contains("migrations without locks stronger than SHARE ROW EXCLUSIVE")
                .contains("Found:    2 \"add price\" took ACCESS EXCLUSIVE on public.orders, for at most ")
                .contains("Where:    migrations by Flyway on database " + database)
                .contains("set a lock_timeout")
                .doesNotContain("refer to orders");
        failureOf(() -> applied.neverLocks("orders", LockMode.SHARE_ROW_EXCLUSIVE))
                .contains("migrations that never lock orders in SHARE ROW EXCLUSIVE or stronger")
                .contains("2 \"add price\" took ACCESS EXCLUSIVE on public.orders")
                .contains("3 \"refer to orders\" took SHARE ROW EXCLUSIVE on public.orders");
        applied.neverLocks("public.invoices", LockMode.ACCESS_EXCLUSIVE);
    }

    @Test
    void saysWhichMigrationFailed() {
        migrateTo("3");
        try (Backups backups = backedUp()) {
            failureOf(() -> assertThat(Migrations.flyway(SHOP, "classpath:migration/broken"))
                            .applyTo(BackupUnderTest.latestOf(backups)))
                    .contains("Expected: pending migrations that run on what production holds")
                    .contains("one failed, after 0 had run:", "V5__broken.sql", "no_such_table")
                    .contains("Do not deploy");
        }
        assertThat(server.query(database, "SELECT max(version) FROM flyway_schema_history"))
                .isEqualTo("3");
    }

    @Test
    void seesLocksOutsideOfATransactionWhileTheyAreHeld() {
        migrateTo("3");
        server.execute(
                database, "INSERT INTO orders SELECT n, repeat('x', n % 90) FROM generate_series(101, 300000) n");

        MigrationReport report = assertThat(FlywayMigrations.like(Flyway.configure()
                        .locations(SHOP, "classpath:migration/outside")
                        .configuration(Map.of("flyway.postgresql.transactional.lock", "false"))))
                .applyTo(server.dataSource(database))
                .neverLocks("orders", LockMode.SHARE)
                .report();

        AppliedMigration index = report.applied().get(0);
        assertThat(index.version()).isEqualTo("4");
        assertThat(index.transactional()).isFalse();
        assertThat(index.locks()).asString().isEqualTo("[SHARE UPDATE EXCLUSIVE on public.orders]");
        assertThat(report.describe()).contains("in no transaction, locks as seen while it ran");
    }

    @Test
    void appliesPendingChangeSetsOfLiquibase() {
        MigrationReport report = assertThat(LiquibaseMigrations.at(CHANGELOG).withContexts("ours"))
                .applyTo(server.dataSource(database))
                .appliesVersions(CHANGELOG + "::orders::anna", CHANGELOG + "::price::anna", CHANGELOG + "::index::anna")
                .report();

        assertThat(report.applied()).extracting(AppliedMigration::transactional).containsExactly(true, true, false);
        assertThat(report.applied().get(0).locks()).isEmpty();
        assertThat(report.applied().get(1).locks()).asString().isEqualTo("[ACCESS EXCLUSIVE on public.orders]");

        failureOf(() -> assertThat(Migrations.liquibase(CHANGELOG)).applyTo(server.dataSource(database)))
                .contains("one failed, after 0 had run:", "no_such_table")
                .contains("migrations by Liquibase on database " + database);
    }

    @Test
    void needsToBeApplied() {
        assertThatIllegalStateException()
                .isThrownBy(() -> assertThat(Migrations.flyway()).within(Duration.ofHours(1)))
                .withMessageContaining("Apply the migrations first");
    }

    private Backups backedUp() {
        Backups backups = Backups.builder()
                .database(server.jdbcUrl(database))
                .store(new InMemoryStore(Clock.systemUTC()))
                .build();
        backups.backupService().create(BackupRequest.everything());
        return backups;
    }

    private void migrateTo(String version) {
        Flyway.configure()
                .dataSource(server.dataSource(database))
                .locations(SHOP)
                .target(MigrationVersion.fromVersion(version))
                .load()
                .migrate();
    }
}
