package io.restorable.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.archive.script.ScriptOptions;
import io.restorable.backup.compression.Compression;
import io.restorable.backup.dump.DumpOptions;
import io.restorable.backup.restore.RestoreMode;
import io.restorable.backup.restore.RestoreOptions;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.restore.SourceArchive;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.database.tools.NeedsPgTools;
import io.restorable.backup.test.database.tools.PgTools;
import io.restorable.backup.test.schema.SampleShop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** From a database to a store and back, judged by pg_dump where it is at hand. */
class RoundTripIntegrationTests {

    private static final int ORDERS = 200;
    private static final int SMALL_PARTS = 64 * 1024;

    @TempDir
    private Path folder;

    private final DatabasesOfTest databases = new DatabasesOfTest();

    @AfterEach
    void dropDatabases() {
        databases.drop();
    }

    @EveryPostgres
    void restoresAShopIntoANewDatabase(PostgresServer server) throws SQLException {
        String shop = shop(server);
        String copy = databases.name(server, "shop_copy");
        try (Backups backups = backups(server, shop)) {
            String backup = backups.backupService().create(inSmallParts()).name();

            RestoreReport report =
                    backups.restoreService().restore(RestoreRequest.toNewDatabase(backup, server.jdbcUrl(copy)));

            assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.RESTORED);
            assertThat(report.differences()).isEmpty();
            assertThat(report.compared()).isPositive();
            assertThat(count(server, copy)).isEqualTo(count(server, shop)).isNotEqualTo("0");
        }
    }

    @EveryPostgres
    void replacesADatabaseInPlace(PostgresServer server) throws SQLException {
        String shop = shop(server);
        try (Backups backups = backups(server, shop)) {
            String backup =
                    backups.backupService().create(BackupRequest.everything()).name();
            String before = count(server, shop);
            server.execute(shop, "DROP SCHEMA shop CASCADE; CREATE TABLE public.made_later (id int)");

            RestoreReport report = backups.restoreService()
                    .restore(
                            RestoreRequest.inPlace(backup, server.jdbcUrl(shop)).replacingContents());

            assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.RESTORED);
            assertThat(count(server, shop)).isEqualTo(before);
            assertThat(server.query(shop, "SELECT to_regclass('public.made_later')"))
                    .isNull();
        }
    }

    @NeedsPgTools(18)
    @EveryPostgres
    void givesPgRestoreWhatPgDumpWouldHaveGiven(PostgresServer server) throws SQLException {
        String shop = shop(server);
        String copy = databases.create(server, "by_pg_restore");
        try (Backups backups = backups(server, shop)) {
            String backup = backups.backupService().create(inSmallParts()).name();

            // pg_restore 18 sets transaction_timeout, which servers before 17 do not know, and goes on
            var run = PgTools.require(18)
                    .pgRestore(
                            "-j2",
                            "-d",
                            connection(server, copy),
                            folder.resolve(backup).toString());

            assertThat(run.errors().lines().filter(line -> line.contains("error:")))
                    .allMatch(line -> line.contains("transaction_timeout"));
            assertThat(sql(server, copy)).isEqualTo(sql(server, shop));
        }
    }

    @NeedsPgTools(18)
    @EveryPostgres
    void restoresWhatPgDumpWrote(PostgresServer server) throws SQLException {
        String shop = shop(server);
        String copy = databases.name(server, "from_pg_dump");
        Path archive = folder.resolve("pg_dump");
        PgTools.require(18)
                .pgDump("-Fd", "-j2", "-f", archive.toString(), "-d", connection(server, shop))
                .succeeded();
        try (Backups backups = backups(server, shop)) {
            var request = RestoreRequest.toNewDatabase("", server.jdbcUrl(copy));

            var report = backups.restoreService().restore(SourceArchive.ofDirectory(archive), request);

            assertThat(report.outcome()).isEqualTo(RestoreReport.Outcome.RESTORED);
            assertThat(sql(server, copy)).isEqualTo(sql(server, shop));
        }
    }

    @NeedsPgTools(18)
    @EveryPostgres
    void exportsAScriptThatPsqlLoads(PostgresServer server) throws SQLException, IOException {
        String shop = shop(server);
        String copy = databases.create(server, "by_psql");
        Path script = folder.resolve("shop.sql");
        try (Backups backups = backups(server, shop);
                var target = Files.newOutputStream(script)) {
            String backup =
                    backups.backupService().create(BackupRequest.everything()).name();

            backups.backupService().export(backup, ScriptOptions.EVERYTHING, target);
            PgTools.require(18)
                    .psql("-q", "-d", connection(server, copy), "-f", script.toString())
                    .succeeded();

            assertThat(sql(server, copy)).isEqualTo(sql(server, shop));
        }
    }

    @EveryPostgres
    void restoresOneTableWithWhatItNeeds(PostgresServer server) throws SQLException {
        String source = databases.create(server, "part");
        server.execute(source, """
                CREATE TYPE colour AS ENUM ('red', 'green');
                CREATE TABLE parent (id int PRIMARY KEY);
                CREATE TABLE child (id serial PRIMARY KEY, parent int REFERENCES parent, paint colour, note text);
                CREATE INDEX child_note ON child (note);
                CREATE TABLE other (id int);
                INSERT INTO parent VALUES (1);
                INSERT INTO child (parent, paint) VALUES (1, 'red'), (1, 'green');
                """);
        String copy = databases.name(server, "part_copy");
        try (Backups backups = backups(server, source)) {
            String backup =
                    backups.backupService().create(BackupRequest.everything()).name();
            var options = RestoreOptions.into(RestoreMode.NEW_DATABASE).withSelection(List.of("child"), List.of());

            RestoreReport report = backups.restoreService()
                    .restore(RestoreRequest.toNewDatabase(backup, server.jdbcUrl(copy))
                            .with(options));

            assertThat(report.warnings()).anyMatch(warning -> warning.contains("FK CONSTRAINT"));
            assertThat(server.query(copy, "SELECT count(*) FROM child")).isEqualTo("2");
            assertThat(server.query(copy, "SELECT nextval('child_id_seq')")).isEqualTo("3");
            assertThat(server.query(copy, "SELECT to_regclass('child_note')")).isNotNull();
            assertThat(server.query(copy, "SELECT to_regclass('other')")).isNull();
            assertThat(server.query(copy, "SELECT to_regclass('parent')")).isNull();
        }
    }

    private String shop(PostgresServer server) throws SQLException {
        String shop = databases.create(server, "shop");
        SampleShop.create(server.dataSource(shop), ORDERS);
        return shop;
    }

    private Backups backups(PostgresServer server, String database) {
        return Backups.builder()
                .database(server.jdbcUrl(database))
                .store(folder.toString())
                .build();
    }

    /** Several data entries for each larger table; gzip, which every pg_restore reads. */
    private static BackupRequest inSmallParts() {
        return BackupRequest.everything()
                .with(DumpOptions.DEFAULT.withSplitBytes(SMALL_PARTS).withCompression(Compression.parse("gzip")));
    }

    private static String count(PostgresServer server, String database) {
        return String.valueOf(server.query(
                database,
                "SELECT sum((xpath('/row/c/text()', query_to_xml("
                        + "format('SELECT count(*) AS c FROM %I.%I', schemaname, tablename), false, true, '')))[1]::text::bigint)"
                        + " FROM pg_tables WHERE schemaname NOT IN ('pg_catalog', 'information_schema')"));
    }

    private static String connection(PostgresServer server, String database) {
        return "host=" + server.host() + " port=" + server.port() + " user=" + server.superuser() + " dbname="
                + database;
    }

    /** The database as pg_dump sees it, without what differs from run to run; rows in any order. */
    private static List<String> sql(PostgresServer server, String database) {
        return PgTools.require(18)
                .pgDump("-d", connection(server, database))
                .succeeded()
                .output()
                .lines()
                .filter(line -> !line.startsWith("\\restrict") && !line.startsWith("\\unrestrict"))
                .sorted()
                .toList();
    }
}
