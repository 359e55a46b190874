package io.restorable.backup.connect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.connect.url.ConnectionEnvironment;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class SideReadingsIntegrationTests {

    @EveryPostgres
    void seeWhatTheLeadingSessionSees(PostgresServer server) {
        withReadings(server, (leader, readings) -> {
            server.execute(
                    leader.query("asking", "SELECT current_database() AS name", row -> row.text("name"))
                            .get(0),
                    "INSERT INTO t VALUES ('later')");

            Supplier<Integer> rows = readings.begin(
                    session -> session.query("counting", "SELECT count(*) AS n FROM public.t", row -> row.number("n"))
                            .get(0));

            assertThat(rows.get()).isZero();
            assertThat(readings.begin(SideReadingsIntegrationTests::index).get())
                    .doesNotEndWith(" " + leader.processId());
        });
    }

    @EveryPostgres
    void leaveToTheLeaderWhatLocksKeepFromThem(PostgresServer server) throws InterruptedException {
        var alteration = new Thread[1];
        withReadings(server, (leader, readings) -> {
            String name = leader.query("asking", "SELECT current_database() AS name", row -> row.text("name"))
                    .get(0);
            alteration[0] = new Thread(() -> server.execute(name, "ALTER TABLE t ADD COLUMN late text"));
            alteration[0].start();
            Deadline.await(
                    "the alteration to wait",
                    () -> leader.query(
                                            "looking for it",
                                            "SELECT count(*) AS n FROM pg_catalog.pg_locks WHERE NOT granted",
                                            row -> row.number("n"))
                                    .get(0)
                            > 0);

            assertThat(readings.begin(SideReadingsIntegrationTests::index).get())
                    .contains("lower(")
                    .endsWith(" " + leader.processId());
        });
        alteration[0].join();
    }

    @Test
    void tellWhatFailed() {
        withReadings(PostgresServer.newest(), (leader, readings) -> {
            Supplier<Object> failing = readings.begin(session -> {
                session.execute("reading nothing", "SELECT nothing");
                return "never";
            });

            assertThatThrownBy(failing::get)
                    .isInstanceOf(QueryFailedException.class)
                    .hasMessageContaining("reading nothing");
            assertThat(index(leader)).contains("lower(");
        });
    }

    @Test
    void endWhenNobodyWaitsForThem() {
        var running = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        withReadings(
                PostgresServer.newest(),
                (leader, readings) -> readings.begin(session -> {
                    running.countDown();
                    try {
                        session.execute("sleeping", "SELECT pg_catalog.pg_sleep(600)");
                    } finally {
                        ended.countDown();
                    }
                    return "never";
                }));

        Deadline.await("the reading to end", () -> running.getCount() > 0 || ended.getCount() == 0);
    }

    private static String index(Session session) {
        return session.query("reading an index", """
                        SELECT pg_catalog.pg_get_indexdef(i.indexrelid) || ' ' || pg_catalog.pg_backend_pid() AS definition
                        FROM pg_catalog.pg_index i WHERE i.indrelid = 'public.t'::pg_catalog.regclass
                        """, row -> row.text("definition"))
                .get(0);
    }

    private static void withReadings(PostgresServer server, Use use) {
        String name = server.createDatabase("readings");
        server.execute(name, "CREATE TABLE t (code text); CREATE INDEX ON t (lower(code))");
        try (var pool = SessionPool.open(
                        ConnectionUrl.parse(server.jdbcUrl(name), ConnectionEnvironment.empty()),
                        SessionOptions.of(3));
                var leader = pool.session(SessionPurpose.CATALOG)) {
            SharedSnapshot.begin(leader);
            leader.execute("locking", "LOCK TABLE public.t IN ACCESS SHARE MODE");
            var snapshot = SharedSnapshot.export(leader);
            try (var readings = SideReadings.in(pool, leader, snapshot, 2)) {
                use.with(leader, readings);
            }
            leader.commit();
        }
    }

    private interface Use {
        void with(Session leader, SideReadings readings);
    }
}
