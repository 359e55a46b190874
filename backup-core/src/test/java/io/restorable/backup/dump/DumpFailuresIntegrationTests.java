package io.restorable.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.restorable.backup.connect.Deadline;
import io.restorable.backup.error.ConnectionFailedException;
import io.restorable.backup.error.ConnectionFailedException.Reason;
import io.restorable.backup.error.OperationCancelledException;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.ProgressEvent;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DumpFailuresIntegrationTests {

    private static final String FILL =
            "CREATE TABLE t%d AS SELECT i, repeat(md5(i::text), 40) AS filler FROM generate_series(1, 20000) i";

    private final PostgresServer server = PostgresServer.newest();

    @TempDir
    Path folder;

    @Test
    void leavesNothingBehindWhenTheServerDies() {
        PostgresServer own = PostgresServer.start(server.major(), Map.of());
        String name = own.createDatabase("killed");
        fill(own, name);
        try (var fixture = new DumpFixture(own, name, "postgres", folder)) {
            var failure = catchThrowableOfType(
                    ConnectionFailedException.class, () -> fixture.dump(DumpFixture.OPTIONS, onceAdvanced(own::kill)));

            assertThat(failure.reason()).isEqualTo(Reason.LOST);
            assertThat(fixture.listed()).isEmpty();
            assertThat(fixture.files()).isEmpty();
        }
    }

    @Test
    void stopsAllWorkersWhenOneLosesItsSession() {
        String name = server.createDatabase("terminated");
        fill(server, name);
        try (var fixture = new DumpFixture(server, name, "postgres", folder)) {
            var failure = catchThrowableOfType(
                    ConnectionFailedException.class,
                    () -> fixture.dump(DumpFixture.OPTIONS, onceAdvanced(() -> server.query(name, """
                            SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity
                            WHERE application_name = 'restorable' AND datname = current_database()
                              AND query LIKE 'COPY%' LIMIT 1
                            """))));

            assertThat(failure.reason()).isEqualTo(Reason.LOST);
            assertThat(fixture.files()).isEmpty();
            Deadline.await("the other sessions", () -> Objects.equals("0", server.query(name, """
                    SELECT count(*) FROM pg_stat_activity
                    WHERE application_name = 'restorable' AND datname = current_database() AND state <> 'idle'
                    """)));
        }
        server.dropDatabase(name);
    }

    @Test
    void isCancelledByInterrupting() {
        String name = server.createDatabase("cancelled");
        fill(server, name);
        try (var fixture = new DumpFixture(server, name, "postgres", folder)) {
            Thread caller = Thread.currentThread();
            assertThatThrownBy(() -> fixture.dump(DumpFixture.OPTIONS, onceAdvanced(caller::interrupt)))
                    .isInstanceOf(OperationCancelledException.class);

            assertThat(Thread.interrupted()).as("the flag that callers rely on").isTrue();
            assertThat(fixture.files()).isEmpty();
        }
        server.dropDatabase(name);
    }

    @Test
    void isCancelledWhereverItIsInterrupted() {
        String name = server.createDatabase("anywhere");
        server.execute(name, "CREATE TABLE t AS SELECT 1 AS i");
        try (var fixture = new DumpFixture(server, name, "postgres", folder)) {
            Thread caller = Thread.currentThread();
            for (Phase phase : List.of(Phase.PREFLIGHT, Phase.CATALOG, Phase.DATA, Phase.FINISH)) {
                assertThatThrownBy(() -> fixture.dump(DumpFixture.OPTIONS, event -> {
                            if (event instanceof ProgressEvent.PhaseStarted begun && begun.phase() == phase) {
                                caller.interrupt();
                            }
                        }))
                        .as(phase.toString())
                        .isInstanceOf(OperationCancelledException.class);
                assertThat(Thread.interrupted()).as("interrupted in " + phase).isTrue();
                assertThat(fixture.files()).as("left by " + phase).isEmpty();
            }
            caller.interrupt();
            assertThatThrownBy(fixture::dump).isInstanceOf(OperationCancelledException.class);
            assertThat(Thread.interrupted()).isTrue();
        }
        server.dropDatabase(name);
    }

    @Test
    void reportsAFailingStore() {
        String name = server.createDatabase("store");
        fill(server, name);
        try (var fixture = new DumpFixture(server, name, "postgres", folder, new FillingStore(folder, 100_000))) {
            assertThatThrownBy(() -> fixture.dump())
                    .isInstanceOf(StorageException.class)
                    .hasMessageContaining("no space");
            assertThat(fixture.listed()).isEmpty();
        }
        server.dropDatabase(name);
    }

    @Test
    void saysThatTheServerHasNoRoomForTheLocks() {
        PostgresServer small = PostgresServer.start(
                server.major(), Map.of("max_locks_per_transaction", "10", "max_connections", "15"));
        try {
            String name = small.createDatabase("locks");
            small.execute(name, """
                    DO $$ BEGIN FOR i IN 1..3000 LOOP
                      EXECUTE format('CREATE TABLE t_%s ()', i);
                      COMMIT;
                    END LOOP; END $$
                    """);
            try (var fixture = new DumpFixture(small, name, "postgres", folder)) {
                assertThatThrownBy(fixture::dump)
                        .isInstanceOf(QueryFailedException.class)
                        .hasMessageContaining("while locking the tables")
                        .hasMessageContaining("raise max_locks_per_transaction");
                assertThat(fixture.files()).isEmpty();
            }
        } finally {
            small.stop();
        }
    }

    private static void fill(PostgresServer server, String name) {
        for (int table = 1; table <= 3; table++) {
            server.execute(name, FILL.formatted(table));
        }
    }

    private static ProgressListener onceAdvanced(Runnable action) {
        var done = new AtomicBoolean();
        return event -> {
            if (event instanceof ProgressEvent.Advanced && done.compareAndSet(false, true)) {
                action.run();
            }
        };
    }
}
