package io.restorable.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.restorable.backup.connect.Deadline;
import io.restorable.backup.dump.lock.SchemaChangedException;
import io.restorable.backup.dump.lock.TableLockedException;
import io.restorable.backup.dump.lock.YieldPolicy;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.ProgressEvent;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.io.TempDir;

class ChangingSchemaIntegrationTests {

    @TempDir
    Path folder;

    @EveryPostgres
    void namesWhoHoldsTheLock(PostgresServer server) throws SQLException {
        String name = server.createDatabase("locked");
        server.execute(name, "CREATE TABLE t (i int)");
        try (var fixture = new DumpFixture(server, name, "postgres", folder);
                var blocker = transaction(server, name, "SET application_name = 'migration'; LOCK TABLE t")) {
            var failure = catchThrowableOfType(
                    TableLockedException.class,
                    () -> fixture.dump(DumpFixture.OPTIONS.withLockTimeout(Duration.ofMillis(100))));

            assertThat(failure.blockers()).singleElement().asString().contains("(migration", "table public.t");
            assertThat(fixture.files()).isEmpty();
            blocker.rollback();
        }
        server.dropDatabase(name);
    }

    @EveryPostgres
    void beginsAnewWhenATableIsDroppedBetweenListingAndLocking(PostgresServer server) throws Exception {
        String name = server.createDatabase("dropped");
        server.execute(name, "CREATE TABLE gone (i int); CREATE TABLE stays AS SELECT 1 AS i");
        try (var fixture = new DumpFixture(server, name, "postgres", folder);
                var dropping = transaction(server, name, "DROP TABLE gone")) {
            var warnings = new CopyOnWriteArrayList<String>();
            var dump = dumpAside(fixture, DumpFixture.OPTIONS, collect(warnings));
            awaitWaitingReader(server, name);
            dropping.commit();
            Manifest manifest = dump.get();

            assertThat(manifest.contents().tables())
                    .extracting(table -> table.name().name())
                    .containsExactly("stays");
            assertThat(warnings).singleElement().asString().contains("dropped", "begins anew");
        }
        server.dropDatabase(name);
    }

    @EveryPostgres
    void givesUpWhenTheLastAttemptFails(PostgresServer server) throws Exception {
        String name = server.createDatabase("gone");
        server.execute(name, "CREATE TABLE gone (i int)");
        try (var fixture = new DumpFixture(server, name, "postgres", folder);
                var dropping = transaction(server, name, "DROP TABLE gone")) {
            var dump = dumpAside(fixture, DumpFixture.OPTIONS.withAttempts(1), ProgressListener.NONE);
            awaitWaitingReader(server, name);
            dropping.commit();

            assertThat(dump)
                    .failsWithin(Duration.ofMinutes(1))
                    .withThrowableThat()
                    .withCauseInstanceOf(SchemaChangedException.class);
            assertThat(fixture.files()).isEmpty();
        }
        server.dropDatabase(name);
    }

    @EveryPostgres
    void takesTheSnapshotBehindTheLocks(PostgresServer server) throws Exception {
        String name = server.createDatabase("rewritten");
        server.execute(name, "CREATE TABLE t AS SELECT i FROM generate_series(1, 100) i");
        try (var fixture = new DumpFixture(server, name, "postgres", folder);
                var rewriting = transaction(
                        server,
                        name,
                        "ALTER TABLE t ALTER i TYPE text, ADD added timestamptz DEFAULT clock_timestamp();"
                                + " CREATE TABLE newcomer AS SELECT 7 AS i")) {
            var dump = dumpAside(fixture, DumpFixture.OPTIONS, ProgressListener.NONE);
            awaitWaitingReader(server, name);
            rewriting.commit();
            Manifest manifest = dump.get();

            // a snapshot older than the rewriting would see an empty table
            assertThat(DumpFixture.entry(manifest, "public.t").fingerprint().rows())
                    .isEqualTo(100);
            assertThat(DumpFixture.entry(manifest, "public.t").columns()).containsExactly("i", "added");
            assertThat(fixture.rows(manifest, "public.newcomer")).isEqualTo("7\n");
        }
        server.dropDatabase(name);
    }

    @EveryPostgres
    void beginsAnewWhenATableThatCannotBeLockedFirstIsRewritten(PostgresServer server) throws Exception {
        String name = server.createDatabase("columns");
        String role = server.createRole("columns", "");
        server.execute(
                name, "CREATE TABLE t AS SELECT i FROM generate_series(1, 100) i; GRANT SELECT (i) ON t TO " + role);
        try (var fixture = new DumpFixture(server, name, role, folder);
                var rewriting = transaction(server, name, "ALTER TABLE t ALTER i TYPE bigint")) {
            var warnings = new CopyOnWriteArrayList<String>();
            var dump = dumpAside(fixture, DumpFixture.OPTIONS, collect(warnings));
            awaitWaitingReader(server, name);
            rewriting.commit();
            Manifest manifest = dump.get();

            assertThat(DumpFixture.entry(manifest, "public.t").fingerprint().rows())
                    .isEqualTo(100);
            assertThat(warnings).singleElement().asString().contains("public.t was changed", "begins anew");
        }
        server.dropDatabase(name);
    }

    @EveryPostgres
    void givesWayToAWaitingChange(PostgresServer server) throws Exception {
        String name = server.createDatabase("yield");
        server.execute(name, "CREATE TABLE t AS SELECT i FROM generate_series(1, 100) i");
        try (var fixture = new DumpFixture(server, name, "postgres", folder)) {
            var warnings = new CopyOnWriteArrayList<String>();
            var migration = new Migration(server, name);
            ProgressListener listener = event -> {
                collect(warnings).on(event);
                migration.startAt(Phase.DATA, event);
            };
            Manifest manifest = fixture.dump(DumpFixture.OPTIONS.withYield(YieldPolicy.after(Duration.ZERO)), listener);
            migration.join();

            assertThat(warnings).anySatisfy(warning -> assertThat(warning).contains("gave way", "table public.t"));
            assertThat(DumpFixture.entry(manifest, "public.t").columns()).containsExactly("i", "added");
            assertThat(fixture.listed()).hasSize(1);
        }
        server.dropDatabase(name);
    }

    @EveryPostgres
    void givesWayWhereAWorkerWouldWaitBehindTheWaitingChange(PostgresServer server) throws Exception {
        String name = server.createDatabase("queued");
        server.execute(name, "CREATE TABLE t AS SELECT i FROM generate_series(1, 100) i");
        try (var fixture = new DumpFixture(server, name, "postgres", folder)) {
            var migration = new Migration(server, name);
            var options = DumpFixture.OPTIONS
                    .withYield(YieldPolicy.NEVER)
                    .withLockTimeout(Duration.ofMillis(500))
                    .withAttempts(1);
            var failure = catchThrowableOfType(
                    SchemaChangedException.class,
                    () -> fixture.dump(options, event -> migration.startAt(Phase.DATA, event)));
            migration.join();

            assertThat(failure).hasMessageContaining("waits to change table public.t");
            assertThat(fixture.listed()).isEmpty();
        }
        server.dropDatabase(name);
    }

    private static CompletableFuture<Manifest> dumpAside(
            DumpFixture fixture, DumpOptions options, ProgressListener listener) {
        return CompletableFuture.supplyAsync(() -> fixture.dump(options, listener));
    }

    private static ProgressListener collect(List<String> warnings) {
        return event -> {
            if (event instanceof ProgressEvent.Warned warned) {
                warnings.add(warned.message());
            }
        };
    }

    private static Connection transaction(PostgresServer server, String name, String sql) throws SQLException {
        Connection connection = server.dataSource(name).getConnection();
        connection.setAutoCommit(false);
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
        return connection;
    }

    private static void awaitWaitingReader(PostgresServer server, String name) {
        awaitWaiting(server, name, "AccessShareLock");
    }

    private static void awaitWaiting(PostgresServer server, String name, String mode) {
        Deadline.await(
                "somebody who waits for " + mode, () -> Objects.equals("t", server.query(name, """
                SELECT count(*) > 0 FROM pg_locks WHERE NOT granted AND mode = '%s'
                  AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
                """.formatted(mode))));
    }

    /** Somebody who wants to change a table once the backup has locked it; the backup goes on when they wait. */
    private static final class Migration {

        private final PostgresServer server;
        private final String name;
        private CompletableFuture<Void> change = CompletableFuture.completedFuture(null);
        private boolean started;

        Migration(PostgresServer server, String name) {
            this.server = server;
            this.name = name;
        }

        void startAt(Phase phase, ProgressEvent event) {
            if (!started && event instanceof ProgressEvent.PhaseStarted begun && begun.phase() == phase) {
                started = true;
                change =
                        CompletableFuture.runAsync(() -> server.execute(name, "ALTER TABLE t ADD added int DEFAULT 1"));
                awaitWaiting(server, name, "AccessExclusiveLock");
            }
        }

        void join() {
            change.join();
        }
    }
}
