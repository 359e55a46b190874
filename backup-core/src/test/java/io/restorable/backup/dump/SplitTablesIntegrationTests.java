package io.restorable.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.connect.Deadline;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.io.TempDir;

class SplitTablesIntegrationTests {

    private static final DumpOptions SPLIT =
            DumpFixture.OPTIONS.withSplitBytes(64 * 1024).withJobs(3);

    @TempDir
    Path folder;

    @EveryPostgres
    void readsEveryRowOnce(PostgresServer server) {
        String name = server.createDatabase("split");
        server.execute(name, """
                CREATE TABLE whole AS SELECT i, repeat('x', i % 100) AS v FROM generate_series(1, 20000) i;
                CREATE TABLE thinned AS SELECT * FROM whole;
                DELETE FROM thinned WHERE i % 3 <> 0;
                CREATE TABLE hollow AS SELECT * FROM whole;
                DELETE FROM hollow WHERE i BETWEEN 5000 AND 15000;
                CREATE TABLE emptied AS SELECT * FROM whole;
                DELETE FROM emptied;
                CREATE TABLE updated AS SELECT * FROM whole;
                UPDATE updated SET v = v || 'y' WHERE i % 2 = 0;
                CREATE TABLE lonely AS SELECT 1 AS i;
                CREATE TABLE empty (i int);
                CREATE TABLE toasted (v text);
                ALTER TABLE toasted ALTER v SET STORAGE EXTERNAL;
                INSERT INTO toasted SELECT repeat(i::text, 20000) FROM generate_series(1, 300) i;
                """);
        server.execute(name, "VACUUM hollow");
        try (var fixture = new DumpFixture(server, name, "postgres", folder)) {
            Manifest manifest = fixture.dump(SPLIT);

            for (var table : manifest.contents().tables()) {
                assertThat(table.fingerprint())
                        .as(table.name().toString())
                        .isEqualTo(fixture.fingerprint(table.name().toString()));
            }
            assertThat(DumpFixture.entry(manifest, "public.whole").objects()).hasSizeGreaterThan(10);
            assertThat(DumpFixture.entry(manifest, "public.hollow").objects()).hasSizeGreaterThan(10);
            assertThat(DumpFixture.entry(manifest, "public.toasted").objects()).hasSizeGreaterThan(1);
            assertThat(DumpFixture.entry(manifest, "public.lonely").objects()).hasSize(1);
            assertThat(DumpFixture.entry(manifest, "public.empty").objects()).hasSize(1);
        }
        server.dropDatabase(name);
    }

    @EveryPostgres
    void seesOneMomentWhileOthersWrite(PostgresServer server) throws Exception {
        String name = server.createDatabase("moment");
        server.execute(name, """
                CREATE TABLE left_side AS SELECT i, 100 AS amount, repeat('x', 200) AS filler FROM generate_series(1, 5000) i;
                CREATE TABLE right_side AS SELECT * FROM left_side;
                CREATE TABLE growing AS SELECT 0 AS batch, repeat('x', 200) AS filler FROM generate_series(1, 10000);
                """);
        var stop = new AtomicBoolean();
        var rounds = new AtomicInteger();
        try (var fixture = new DumpFixture(server, name, "postgres", folder)) {
            var writer = CompletableFuture.runAsync(() -> write(server, name, stop, rounds));
            Deadline.await("the writer", () -> rounds.get() > 5 || writer.isDone());
            Manifest manifest;
            int before = rounds.get();
            try {
                manifest = fixture.dump(SPLIT);
            } finally {
                stop.set(true);
                writer.get();
            }

            assertThat(rounds.get()).as("writes while the backup ran").isGreaterThan(before);
            assertThat(sum(fixture.rows(manifest, "public.left_side"))
                            + sum(fixture.rows(manifest, "public.right_side")))
                    .isEqualTo(1_000_000);
            assertThat(DumpFixture.entry(manifest, "public.left_side")
                            .fingerprint()
                            .rows())
                    .isEqualTo(5_000);
            assertThat(DumpFixture.entry(manifest, "public.growing")
                                    .fingerprint()
                                    .rows()
                            % 100)
                    .isZero();
        }
        server.dropDatabase(name);
    }

    /** Moves amounts from one table to the other, and adds a hundred rows to a third, in one transaction at a time. */
    private static void write(PostgresServer server, String name, AtomicBoolean stop, AtomicInteger rounds) {
        try (var connection = server.dataSource(name).getConnection();
                var statement = connection.createStatement()) {
            while (!stop.get()) {
                int first = rounds.incrementAndGet() * 37 % 4_900;
                statement.execute("""
                        BEGIN;
                        UPDATE left_side SET amount = amount - 1 WHERE i BETWEEN %1$d AND %1$d + 100;
                        INSERT INTO growing SELECT %1$d, repeat('y', 200) FROM generate_series(1, 100);
                        UPDATE right_side SET amount = amount + 1 WHERE i BETWEEN %1$d AND %1$d + 100;
                        COMMIT
                        """.formatted(first));
            }
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }

    private static long sum(String rows) {
        return rows.lines().mapToLong(row -> Long.parseLong(row.split("\t")[1])).sum();
    }
}
