package io.restorable.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.DatabasesOfTest;
import io.restorable.backup.DrillRequest;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.restore.RestoreFailedException;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.schema.SampleShop;
import io.restorable.backup.verify.Finding;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillIntegrationTests {

    private static final PostgresServer NEWEST = PostgresServer.newest();
    private static final int ORDERS = 50;

    @TempDir
    private Path folder;

    private final DatabasesOfTest databases = new DatabasesOfTest();

    @AfterEach
    void dropDatabases() {
        databases.drop();
    }

    @EveryPostgres
    void provesABackupAndLeavesNothingButEvidence(PostgresServer server) throws SQLException {
        String shop = shop(server);
        try (Backups backups = backedUp(server, shop)) {
            DrillReport report = backups.restoreService()
                    .drill(DrillRequest.on("latest", server.jdbcUrl("postgres"))
                            .checking(
                                    RestoreCheck.query("SELECT count(*) = " + ORDERS + " FROM shop.\"order\""),
                                    restored -> {
                                        try (var connection = restored.getConnection()) {
                                            assertThat(connection.getCatalog()).startsWith(shop + "_drill_");
                                        }
                                    }));

            assertThat(report.findings()).isEmpty();
            assertThat(report.passed()).isTrue();
            assertThat(report.level()).isEqualTo(DrillLevel.CHECKED);
            assertThat(report.checks()).hasSize(2).allMatch(CheckResult::passed);
            assertThat(report.definitions()).isPositive();
            assertThat(scratchDatabases(server, shop)).isEmpty();
            assertThat(evidence()).singleElement().asString().contains("\"level\" : 5", "\"passed\" : true");
        }
    }

    @Test
    void needsNoSuperuser() {
        String owner = databases.createRole(NEWEST, "drill_owner");
        NEWEST.execute("postgres", "ALTER ROLE " + owner + " LOGIN CREATEDB");
        String shop = databases.create(NEWEST, "shop");
        NEWEST.execute(
                shop,
                "CREATE SCHEMA stock AUTHORIZATION " + owner + "; SET ROLE " + owner
                        + "; CREATE TABLE stock.things (id int PRIMARY KEY); INSERT INTO stock.things VALUES (1), (2)");
        try (Backups backups = backedUp(NEWEST, shop)) {
            DrillReport report =
                    backups.restoreService().drill(DrillRequest.on("latest", NEWEST.jdbcUrl("postgres", owner)));

            assertThat(report.findings()).isEmpty();
            assertThat(report.level()).isEqualTo(DrillLevel.SAME_SCHEMA);
            assertThat(scratchDatabases(NEWEST, shop)).isEmpty();
        }
    }

    @Test
    void keepsNoDatabaseThatNoReportNames() {
        String shop = databases.create(NEWEST, "shop");
        try (Backups backups = backedUp(NEWEST, shop)) {
            RestoreCheck broken = restored -> {
                throw new LinkageError("on purpose");
            };
            DrillRequest request = DrillRequest.on("latest", NEWEST.jdbcUrl("postgres"));

            assertThatExceptionOfType(LinkageError.class)
                    .isThrownBy(() -> backups.restoreService()
                            .drill(request.with(DrillOptions.DEFAULT
                                    .withChecks(List.of(broken))
                                    .withKeep(true))));

            assertThat(scratchDatabases(NEWEST, shop)).isEmpty();
        }
    }

    @Test
    void namesTheChecksThatFail() throws SQLException {
        String shop = shop(NEWEST);
        try (Backups backups = backedUp(NEWEST, shop)) {
            RestoreCheck assertion =
                    restored -> assertThat(1).as("newest order").isEqualTo(2);

            DrillReport report = backups.restoreService()
                    .drill(DrillRequest.on("latest", NEWEST.jdbcUrl("postgres"))
                            .checking(
                                    RestoreCheck.query("SELECT count(*) > 1000000 FROM shop.\"order\""),
                                    RestoreCheck.query("SELECT true FROM shop.\"order\" WHERE false"),
                                    RestoreCheck.query("SELECT no_such_column"),
                                    assertion.named("orders are new"),
                                    restored -> restored.getConnection()));

            assertThat(report.passed()).isFalse();
            assertThat(report.checks())
                    .extracting(CheckResult::passed)
                    .containsExactly(false, false, false, false, true);
            assertThat(report.findings())
                    .extracting(Finding::kind)
                    .containsOnly(Finding.Kind.FAILED_CHECK)
                    .hasSize(4);
            assertThat(report.findings().toString())
                    .contains("returned false in row 1", "returned no row", "no_such_column", "orders are new");
            assertThat(scratchDatabases(NEWEST, shop)).isEmpty();
            assertThat(evidence()).singleElement().asString().contains("\"passed\" : false");
        }
    }

    @Test
    void reportsABackupThatCannotBeRestored() throws SQLException {
        String shop = shop(NEWEST);
        try (Backups backups = backedUp(NEWEST, shop)) {
            damageRows();

            DrillReport report = backups.restoreService().drill(DrillRequest.on("latest", NEWEST.jdbcUrl("postgres")));

            assertThat(report.restore()).isNull();
            assertThat(report.findings())
                    .singleElement()
                    .extracting(Finding::kind)
                    .isEqualTo(Finding.Kind.NOT_RESTORED);
            assertThat(scratchDatabases(NEWEST, shop)).isEmpty();
            assertThat(evidence()).singleElement().asString().contains("\"passed\" : false");
        }
    }

    @Test
    void reportsABackupThatLacksAnObject() throws SQLException {
        String shop = shop(NEWEST);
        try (Backups backups = backedUp(NEWEST, shop)) {
            delete(rows());

            DrillReport report = backups.restoreService().drill(DrillRequest.on("latest", NEWEST.jdbcUrl("postgres")));

            assertThat(report.findings())
                    .singleElement()
                    .extracting(Finding::kind)
                    .isEqualTo(Finding.Kind.NOT_RESTORED);
        }
    }

    @Test
    void dropsTheScratchDatabaseAlsoWhenItIsCancelled() throws SQLException {
        String shop = shop(NEWEST);
        try (Backups backups = backedUp(NEWEST, shop)) {
            backups.restoreService()
                    .drill(DrillRequest.on("latest", NEWEST.jdbcUrl("postgres"))
                            .checking(restored -> Thread.currentThread().interrupt()));

            assertThat(Thread.interrupted()).isTrue();
            assertThat(scratchDatabases(NEWEST, shop)).isEmpty();
        }
    }

    @Test
    void keepsTheScratchDatabaseIfAsked() throws SQLException {
        String shop = shop(NEWEST);
        try (Backups backups = backedUp(NEWEST, shop)) {
            DrillReport report = backups.restoreService()
                    .drill(DrillRequest.on("latest", NEWEST.jdbcUrl("postgres"))
                            .with(DrillOptions.DEFAULT.withKeep(true)));

            assertThat(scratchDatabases(NEWEST, shop)).isEqualTo(report.keptDatabase());
            assertThat(NEWEST.query(String.valueOf(report.keptDatabase()), "SELECT count(*) FROM shop.\"order\""))
                    .isEqualTo(String.valueOf(ORDERS));
            NEWEST.execute("postgres", "DROP DATABASE " + report.keptDatabase());
        }
    }

    @Test
    void dropsWhatKilledDrillsLeftBehindAndNothingElse() throws SQLException {
        String shop = shop(NEWEST);
        String left = shop + "_drill_20200101000000_ab12";
        String young = shop + "_drill_29990101000000_ab12";
        String foreign = shop + "_drill_20200101000000_cd34";
        List.of(left, young, foreign).forEach(name -> NEWEST.execute("postgres", "CREATE DATABASE " + name));
        List.of(left, young)
                .forEach(name -> NEWEST.execute(
                        "postgres", "COMMENT ON DATABASE " + name + " IS 'restorable drill, dropped by the next one'"));
        try (Backups backups = backedUp(NEWEST, shop)) {
            DrillReport report = backups.restoreService().drill(DrillRequest.on("latest", NEWEST.jdbcUrl("postgres")));

            assertThat(report.warnings()).anyMatch(warning -> warning.contains(left));
            assertThat(scratchDatabases(NEWEST, shop)).isEqualTo(foreign + "," + young);
        } finally {
            List.of(left, young, foreign)
                    .forEach(name -> NEWEST.execute("postgres", "DROP DATABASE IF EXISTS " + name));
        }
    }

    @Test
    void refusesARoleThatMayNotMakeDatabases() throws SQLException {
        String shop = shop(NEWEST);
        String role = databases.createRole(NEWEST, "drill_nobody");
        NEWEST.execute("postgres", "ALTER ROLE " + role + " LOGIN");
        try (Backups backups = backedUp(NEWEST, shop)) {
            var request = DrillRequest.on("latest", NEWEST.jdbcUrl("postgres", role));

            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> backups.restoreService().drill(request))
                    .withMessageContaining("CREATEDB");
            assertThat(evidence()).isEmpty();
        }
    }

    @Test
    void saysNothingOfTheBackupIfTheServerIsNotThere() throws SQLException {
        String shop = shop(NEWEST);
        try (Backups backups = backedUp(NEWEST, shop)) {
            var request = DrillRequest.on("latest", NEWEST.jdbcUrl("postgres", "no_such_role"));

            assertThatExceptionOfType(RestoreFailedException.class)
                    .isThrownBy(() -> backups.restoreService().drill(request))
                    .withMessageContaining("no_such_role");
            assertThat(evidence()).isEmpty();
        }
    }

    private String shop(PostgresServer server) throws SQLException {
        String shop = databases.create(server, "shop");
        SampleShop.create(server.dataSource(shop), ORDERS);
        return shop;
    }

    private Backups backedUp(PostgresServer server, String database) {
        Backups backups = Backups.builder()
                .database(server.jdbcUrl(database))
                .store(folder.toString())
                .build();
        backups.backupService().create(BackupRequest.everything());
        return backups;
    }

    /** Empty if there is none. */
    private static String scratchDatabases(PostgresServer server, String database) {
        return String.valueOf(server.query(
                "postgres",
                "SELECT coalesce(string_agg(datname, ',' ORDER BY datname), '') FROM pg_database WHERE datname LIKE '"
                        + database + "\\_drill\\_%' OR datname LIKE '" + database + "%\\_restoring\\_%'"));
    }

    private List<String> evidence() {
        return files("evidence").stream().map(DrillIntegrationTests::read).toList();
    }

    private void damageRows() {
        Path rows = rows();
        try {
            byte[] content = Files.readAllBytes(rows);
            content[content.length / 2] ^= 1;
            Files.write(rows, content);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private Path rows() {
        return files("").stream()
                .filter(file -> file.getFileName().toString().endsWith(".dat.zst"))
                .findFirst()
                .orElseThrow();
    }

    private static void delete(Path file) {
        try {
            Files.delete(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private List<Path> files(String under) {
        try (var all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile)
                    .filter(file -> under.isEmpty() || file.toString().contains("/" + under + "/"))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
