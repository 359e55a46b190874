package io.restorable.backup.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import io.restorable.backup.connect.lock.ClusterLock;
import io.restorable.backup.connect.url.ConnectionEnvironment;
import io.restorable.backup.error.ConnectionFailedException;
import io.restorable.backup.error.ConnectionFailedException.Reason;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.pg.Lsn;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import org.junit.jupiter.api.Test;

class SessionPoolIntegrationTests {

    @EveryPostgres
    void knowsServerDatabaseAndRole(PostgresServer server) {
        String name = server.createDatabase("facts");
        server.execute(name, "CREATE EXTENSION hstore");
        try (var pool = SessionPool.open(database(server, name), SessionOptions.of(1))) {
            ServerFacts facts = pool.facts();

            assertThat(facts.version().major()).isEqualTo(server.major());
            assertThat(facts.database()).isEqualTo(name);
            assertThat(facts.encoding()).isEqualTo("UTF8");
            assertThat(facts.collate()).isEqualTo("C");
            assertThat(facts.localeProvider()).isEqualTo('c');
            assertThat(facts.role()).isEqualTo("postgres");
            assertThat(facts.superuser()).isTrue();
            assertThat(facts.standby()).isFalse();
            assertThat(facts.extensions()).containsOnlyKeys("hstore", "plpgsql");
        }
        server.dropDatabase(name);
    }

    @EveryPostgres
    void overridesWhatRoleAndDatabaseSet(PostgresServer server) {
        String name = server.createDatabase("settings");
        server.execute(name, """
                ALTER DATABASE %1$s SET row_security = on;
                ALTER DATABASE %1$s SET statement_timeout = '3s';
                ALTER DATABASE %1$s SET "DateStyle" = 'German';
                ALTER DATABASE %1$s SET "IntervalStyle" = 'iso_8601';
                ALTER DATABASE %1$s SET bytea_output = 'escape';
                ALTER DATABASE %1$s SET search_path = 'hidden';
                ALTER DATABASE %1$s SET timezone = 'Asia/Tokyo';
                ALTER DATABASE %1$s SET default_transaction_read_only = on;
                """.formatted(name));
        try (var pool = SessionPool.open(database(server, name), SessionOptions.of(1))) {
            try (var rows = pool.session(SessionPurpose.ROWS)) {
                assertThat(setting(rows, "row_security")).isEqualTo("off");
                assertThat(setting(rows, "statement_timeout")).isEqualTo("0");
                assertThat(setting(rows, "DateStyle")).startsWith("ISO");
                assertThat(setting(rows, "IntervalStyle")).isEqualTo("postgres");
                assertThat(setting(rows, "bytea_output")).isEqualTo("hex");
                assertThat(setting(rows, "search_path")).isEmpty();
                assertThat(setting(rows, "TimeZone")).isEqualTo("UTC");
                assertThat(setting(rows, "synchronize_seqscans")).isEqualTo("off");
                assertThat(setting(rows, "application_name")).isEqualTo("restorable");
            }
            try (var catalog = pool.session(SessionPurpose.CATALOG)) {
                assertThat(setting(catalog, "TimeZone")).isEqualTo("Asia/Tokyo");
            }
            try (var restore = pool.session(SessionPurpose.RESTORE)) {
                assertThat(setting(restore, "default_transaction_read_only")).isEqualTo("off");
                assertThat(setting(restore, "check_function_bodies")).isEqualTo("off");
            }
        }
        server.dropDatabase(name);
    }

    @EveryPostgres
    void sharesOneSnapshotAmongSessions(PostgresServer server) {
        String name = server.createDatabase("snapshot");
        server.execute(name, "CREATE TABLE t AS SELECT 1 AS i");
        try (var pool = SessionPool.open(database(server, name), SessionOptions.of(2));
                var leader = pool.session(SessionPurpose.CATALOG);
                var worker = pool.session(SessionPurpose.ROWS)) {
            SharedSnapshot.begin(leader);
            var snapshot = SharedSnapshot.export(leader);
            server.execute(name, "INSERT INTO t VALUES (2)");
            snapshot.adopt(worker);

            assertThat(snapshot.lsn()).isGreaterThan(new Lsn(0));
            assertThat(count(worker)).isEqualTo(1);
            assertThatThrownBy(() -> worker.execute("writing", "INSERT INTO public.t VALUES (3)"))
                    .isInstanceOf(QueryFailedException.class);
            worker.rollback();
            assertThat(count(worker)).isEqualTo(2);
        }
        server.dropDatabase(name);
    }

    @EveryPostgres
    void letsOneAtATimeHoldTheClusterLock(PostgresServer server) {
        String name = server.createDatabase("lock");
        try (var pool = SessionPool.open(database(server, name), SessionOptions.of(3))) {
            try (var lock = ClusterLock.tryAcquire(pool, "backup").orElseThrow()) {
                assertThat(lock.isHeld()).isTrue();
                assertThat(ClusterLock.tryAcquire(pool, "backup")).isEmpty();
                assertThat(ClusterLock.holder(pool, "backup"))
                        .hasValueSatisfying(holder -> assertThat(holder).contains("restorable"));
                ClusterLock.tryAcquire(pool, "something else").orElseThrow().close();
            }
            assertThat(ClusterLock.holder(pool, "backup")).isEmpty();
            ClusterLock.tryAcquire(pool, "backup").orElseThrow().close();
        }
        server.dropDatabase(name);
    }

    @Test
    void freesTheClusterLockWhenItsHolderDies() {
        PostgresServer server = PostgresServer.newest();
        try (var pool = SessionPool.open(database(server, "postgres"), SessionOptions.of(2))) {
            var lock = ClusterLock.tryAcquire(pool, "dying").orElseThrow();
            server.query("postgres", """
                    SELECT pg_terminate_backend(pid, 10000) FROM pg_locks WHERE locktype = 'advisory'
                    """);

            assertThat(lock.isHeld()).isFalse();
            ClusterLock.tryAcquire(pool, "dying").orElseThrow().close();
            lock.close();
        }
    }

    @Test
    void saysThatTheConnectionWasLost() {
        PostgresServer server = PostgresServer.newest();
        try (var pool = SessionPool.open(database(server, "postgres"), SessionOptions.of(1));
                var session = pool.session(SessionPurpose.ROWS)) {
            server.query("postgres", "SELECT pg_terminate_backend(" + session.processId() + ", 10000)");

            assertThatThrownBy(() -> session.execute("reading the tables", "SELECT 1"))
                    .isInstanceOfSatisfying(
                            ConnectionFailedException.class,
                            failure -> assertThat(failure.reason()).isEqualTo(Reason.LOST))
                    .hasMessageContaining("while reading the tables");
        }
    }

    @Test
    void opensDatabasesWithOddNames() {
        PostgresServer server = PostgresServer.newest();
        String name = server.createDatabase("a \"b\" + ü/%?&'c'");
        try (var pool = SessionPool.open(database(server, "postgres").named(name), SessionOptions.of(1))) {
            assertThat(pool.facts().database()).isEqualTo(name);
        }
        server.dropDatabase(name);
    }

    @Test
    void readsTheApplicationsDataSource() {
        PostgresServer server = PostgresServer.newest();
        Database plain = ApplicationDataSource.locate(server.dataSource("postgres"));
        assertThat(plain.location()).isEqualTo("localhost:" + server.port());
        assertThat(plain.user()).isEqualTo("postgres");

        try (var application = new HikariDataSource()) {
            application.setJdbcUrl("jdbc:postgresql://db.example/shop");
            application.setUsername("anna");
            application.setPassword("geheim");
            Database behindPool = ApplicationDataSource.locate(application);
            assertThat(behindPool).hasToString("database 'shop' at db.example:5432 as 'anna'");
            assertThat(behindPool.password()).isEqualTo("geheim");
        }
    }

    private static Database database(PostgresServer server, String name) {
        return ConnectionUrl.parse(server.jdbcUrl(name), ConnectionEnvironment.empty());
    }

    private static String setting(Session session, String name) {
        return session.query(
                        "reading a setting",
                        "SELECT pg_catalog.current_setting(?) AS value",
                        row -> row.text("value"),
                        name)
                .get(0);
    }

    private static long count(Session session) {
        return session.query("counting", "SELECT count(*) AS n FROM public.t", row -> row.oid("n"))
                .get(0);
    }
}
