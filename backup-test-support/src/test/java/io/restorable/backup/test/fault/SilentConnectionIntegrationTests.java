package io.restorable.backup.test.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.error.ConnectionFailedException;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.fault.FaultyProxy.Break;
import io.restorable.backup.test.fault.FaultyProxy.Kind;
import io.restorable.backup.test.fault.FaultyProxy.Moment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.copy.CopyIn;

/** A connection that is open and silent: because the server is busy, or because nothing passes any more. */
class SilentConnectionIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();

    private FaultyProxy proxy;
    private SessionPool pool;

    @BeforeEach
    void connect() throws IOException {
        proxy = new FaultyProxy(SERVER.port());
        pool = SessionPool.open(
                new Database(
                        List.of(new Database.Address("localhost", proxy.port())),
                        "postgres",
                        SERVER.superuser(),
                        null,
                        Map.of("sslmode", "disable", "stallTimeout", "1", "cancelSignalTimeout", "1")),
                SessionOptions.of(2));
    }

    @AfterEach
    void close() throws IOException {
        proxy.heal();
        pool.close();
        proxy.close();
    }

    @Test
    void isKeptWhileTheServerWorksOrWaitsForOthers() throws SQLException {
        try (Session holder = pool.session(SessionPurpose.RESTORE);
                Session session = pool.session(SessionPurpose.RESTORE)) {
            session.execute("working", "SELECT pg_sleep(2.5)");
            holder.beginTransaction();
            holder.execute("locking", "SELECT pg_advisory_xact_lock(47)");
            var release = new Thread(() -> {
                SERVER.query("postgres", "SELECT pg_sleep(2.5)");
                holder.rollback();
            });
            release.start();
            session.execute("waiting", "SELECT pg_advisory_lock(47), pg_advisory_unlock(47)");
            join(release);
            session.execute("going on", "SELECT 1");
        }
    }

    /** Whoever reads slowly lets the server wait for him: a full disk, a slow store. */
    @Test
    void isKeptWhileWeAreSlow() throws Exception {
        try (Session session = pool.session(SessionPurpose.ROWS)) {
            var copy = session.copyManager()
                    .copyOut("COPY (SELECT repeat('x', 100000) FROM generate_series(1, 500)) TO STDOUT");
            copy.readFromCopy();
            SERVER.query("postgres", "SELECT pg_sleep(2.5)");
            int rows = 1;
            while (copy.readFromCopy() != null) {
                rows++;
            }
            assertThat(rows).isEqualTo(500);
        }
    }

    @Test
    void isGivenUpWhenAnAnswerIsLost() {
        try (Session session = pool.session(SessionPurpose.RESTORE)) {
            proxyBreaks(Kind.STALL, Moment.ANSWER, "SELECT 4711");

            assertGivenUp(session, "the server waits for us");
        }
    }

    @Test
    void isGivenUpWhenAStatementIsLost() {
        try (Session session = pool.session(SessionPurpose.RESTORE)) {
            proxyBreaks(Kind.STALL, Moment.REQUEST, "SELECT 4711");

            assertGivenUp(session, "the server waits for us");
        }
    }

    @Test
    void isGivenUpWhenTheServerHasLostIt() {
        try (Session session = pool.session(SessionPurpose.RESTORE)) {
            int process = session.processId();
            proxy.arm(
                    new Break(Kind.STALL, Moment.REQUEST, 0, "SELECT 4711"),
                    () -> SERVER.query("postgres", "SELECT pg_terminate_backend(" + process + ")"));

            assertGivenUp(session, "the server has no such session any more");
        }
    }

    @Test
    void isGivenUpWhenNothingPassesAnyMore() {
        try (Session session = pool.session(SessionPurpose.RESTORE)) {
            proxyBreaks(Kind.FROZEN, Moment.ANSWER, "SELECT 4711");

            assertGivenUp(session, "the server does not answer new connections");
        }
    }

    @Test
    void isGivenUpWhenRowsOnTheirWayToTheServerStopPassing() throws SQLException {
        try (Session session = pool.session(SessionPurpose.RESTORE)) {
            session.execute("making a table", "CREATE TEMPORARY TABLE sink (line text)");
            proxyBreaks(Kind.STALL, Moment.BYTE, "");
            CopyIn copy = session.copyManager().copyIn("COPY sink FROM STDIN");
            byte[] rows = ("x".repeat(1_000) + "\n").repeat(1_000).getBytes(StandardCharsets.US_ASCII);

            assertThatExceptionOfType(SQLException.class)
                    .isThrownBy(() -> {
                        for (int part = 0; part < 100; part++) {
                            copy.writeToCopy(rows, 0, rows.length);
                        }
                        copy.endCopy();
                    })
                    .withStackTraceContaining("the server waits for us");
            session.abort();
        }
    }

    private void proxyBreaks(Kind kind, Moment moment, String text) {
        proxy.arm(new Break(kind, moment, moment == Moment.BYTE ? 500_000 : 0, text), () -> {});
    }

    private static void assertGivenUp(Session session, String reason) {
        assertThatExceptionOfType(ConnectionFailedException.class)
                .isThrownBy(() -> session.execute("asking", "SELECT 4711"))
                .withMessageContaining("was given up while asking")
                .withMessageContaining("localhost:")
                .withMessageContaining(reason);
        session.abort();
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        }
    }
}
