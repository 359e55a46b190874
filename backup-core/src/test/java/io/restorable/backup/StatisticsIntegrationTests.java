package io.restorable.backup;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.dump.DumpOptions;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/** What the optimizer knows of tables and indexes, kept on request and given back where the server can take it. */
class StatisticsIntegrationTests {

    private static final String OBJECTS = """
            CREATE SCHEMA "odd 'schema'";
            CREATE TABLE "odd 'schema'"."Things" (id int PRIMARY KEY, "it's" text, ids int[], span int4range, noise float8);
            INSERT INTO "odd 'schema'"."Things"
              SELECT i, 'it''s ' || i % 7, ARRAY[i % 3], int4range(i, i + 5), random() FROM generate_series(1, 2000) i;
            CREATE INDEX spread ON "odd 'schema'"."Things" (lower("it's"), (noise + 1)) WHERE id > 10;
            CREATE TABLE whole (i int, t text) PARTITION BY RANGE (i);
            CREATE TABLE part PARTITION OF whole FOR VALUES FROM (0) TO (100);
            INSERT INTO whole SELECT i % 100, i FROM generate_series(1, 1000) i;
            CREATE TABLE grouped (id int PRIMARY KEY, name text);
            INSERT INTO grouped SELECT i, i FROM generate_series(1, 50) i;
            CREATE MATERIALIZED VIEW counted AS SELECT id, name, count(*) FROM grouped GROUP BY id;
            CREATE TABLE unknown AS SELECT 1 AS x;
            ALTER TABLE unknown SET (autovacuum_enabled = off);
            ANALYZE "odd 'schema'"."Things", whole, grouped, counted
            """;
    private static final String STATISTICS = """
            SELECT md5(string_agg(concat_ws('|', schemaname, tablename, attname, inherited, null_frac, avg_width,
                n_distinct, most_common_vals::text, most_common_freqs::text, histogram_bounds::text, correlation,
                most_common_elems::text, elem_count_histogram::text), '; '
                ORDER BY schemaname, tablename, attname, inherited))
            FROM pg_stats WHERE tablename IN ('Things', 'spread', 'whole', 'part', 'grouped', 'counted')
            """;

    @TempDir
    private Path folder;

    private final DatabasesOfTest databases = new DatabasesOfTest();

    @AfterEach
    void dropDatabases() {
        databases.drop();
    }

    @EveryPostgres
    void givesStatisticsBackToServersThatTakeThem(PostgresServer server) {
        PostgresServer newest = PostgresServer.newest();
        String source = databases.create(server, "statistics");
        server.execute(source, OBJECTS);
        String backup = backup(server, source);
        String copy = databases.name(newest, "statistics_copy");

        RestoreReport report = restore(newest, backup, copy);

        assertThat(report.warnings()).isEmpty();
        assertThat(newest.query(copy, STATISTICS)).isEqualTo(server.query(source, STATISTICS));
        assertThat(newest.query(copy, "SELECT count(*) FROM pg_stats WHERE tablename = 'unknown'"))
                .isEqualTo("1");
        if (server.major() < newest.major()) {
            leavesThemToAnalyzeWhereTheServerIsOlder(server, backup);
        }
    }

    private void leavesThemToAnalyzeWhereTheServerIsOlder(PostgresServer server, String backup) {
        String copy = databases.name(server, "statistics_older");

        RestoreReport report = restore(server, backup, copy);

        assertThat(report.warnings()).singleElement().asString().contains("servers before 18 cannot take them");
        assertThat(server.query(copy, "SELECT count(*) > 0 FROM pg_stats WHERE tablename = 'Things'"))
                .isEqualTo("t");
    }

    private String backup(PostgresServer server, String database) {
        try (Backups backups = Backups.builder()
                .database(server.jdbcUrl(database))
                .store(folder.toString())
                .build()) {
            return backups.backupService()
                    .create(BackupRequest.everything().with(DumpOptions.DEFAULT.withStatistics(true)))
                    .name();
        }
    }

    private RestoreReport restore(PostgresServer server, String backup, String database) {
        try (Backups backups = Backups.builder().store(folder.toString()).build()) {
            return backups.restoreService().restore(RestoreRequest.toNewDatabase(backup, server.jdbcUrl(database)));
        }
    }
}
