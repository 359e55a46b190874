package io.restorable.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.lock.DatabaseLock;
import io.restorable.backup.connect.lock.LockLostException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.ProgressEvent;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.restore.RestoreFailedException;
import io.restorable.backup.restore.RestoreMode;
import io.restorable.backup.restore.RestoreOptions;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who works on a database keeps others away from it, and stops when that is no longer sure. */
class DatabaseLockIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();

    private static final String END_LOCKS = """
            SELECT count(pg_terminate_backend(l.pid, 10000)) FROM pg_locks l JOIN pg_database d ON d.oid = l.database
             WHERE locktype = 'advisory' AND datname = '%s'
            """;

    @TempDir
    private Path store;

    private final DatabasesOfTest databases = new DatabasesOfTest();
    private final String database = databases.create(SERVER, "locked");

    DatabaseLockIntegrationTests() {
        SERVER.execute(database, "CREATE TABLE orders (id int PRIMARY KEY); INSERT INTO orders VALUES (1), (2)");
    }

    @AfterEach
    void dropDatabases() {
        databases.drop();
    }

    private Backups backups(ProgressListener listener) {
        return Backups.builder()
                .database(SERVER.jdbcUrl(database))
                .store(store.toString())
                .listener(listener)
                .build();
    }

    private RestoreRequest restoreBy(RestoreMode mode) {
        return new RestoreRequest(
                "latest",
                ConnectionUrl.parse(SERVER.jdbcUrl(database)),
                RestoreOptions.into(mode).withReplaceContents(true).withSafetyBackup(false));
    }

    @Test
    void letsNobodyElseInMeanwhile() {
        try (Backups backups = backups(ProgressListener.NONE)) {
            backups.backupService().create(BackupRequest.everything());
            var migration = new Elsewhere(SERVER.jdbcUrl(database));
            try (migration) {
                assertThatExceptionOfType(RefusedException.class)
                        .isThrownBy(() -> backups.backupService().create(BackupRequest.everything()))
                        .withMessageContaining(database)
                        .withMessageContaining("restorable migration");
                for (RestoreMode mode : new RestoreMode[] {RestoreMode.IN_PLACE, RestoreMode.SWAP}) {
                    assertThatExceptionOfType(RefusedException.class)
                            .isThrownBy(() -> backups.restoreService().restore(restoreBy(mode)))
                            .withMessageContaining("restorable migration");
                }
            }
            assertThat(backups.backupService().list()).hasSize(1);
            backups.backupService().create(BackupRequest.everything());
        }
    }

    @Test
    void letsNobodyUndoASwapOrBringRowsBackMeanwhile() {
        String url = SERVER.jdbcUrl(database);
        try (Backups backups = backups(ProgressListener.NONE)) {
            backups.backupService().create(BackupRequest.everything());
            backups.restoreService().restore(restoreBy(RestoreMode.SWAP));
            SERVER.execute(database, "DELETE FROM orders WHERE id = 1");
            RescueRequest rescue = RescueRequest.missingRows("latest", url, "public.orders");
            var migration = new Elsewhere(url);
            try (migration) {
                assertThatExceptionOfType(RefusedException.class)
                        .isThrownBy(() -> backups.restoreService().undo(url))
                        .withMessageContaining("restorable migration");
                assertThatExceptionOfType(RefusedException.class)
                        .isThrownBy(() -> backups.rescueService().rescue(rescue))
                        .withMessageContaining("restorable migration");
            }
            backups.rescueService().rescue(rescue);
            assertThat(SERVER.query(database, "SELECT count(*) FROM orders")).isEqualTo("2");
            backups.restoreService().undo(url);
            backups.restoreService().forget(url);
        }
    }

    @Test
    void isNoObstacleToTheThreadThatHasIt() {
        Database locked = ConnectionUrl.parse(SERVER.jdbcUrl(database));
        try (Backups backups = backups(ProgressListener.NONE)) {
            DatabaseLock lock = DatabaseLock.take(locked, SessionOptions.of(1), "migration");
            try (lock) {
                backups.backupService().create(BackupRequest.everything());
                SERVER.execute(database, "DELETE FROM orders");
                backups.restoreService().restore(restoreBy(RestoreMode.IN_PLACE));
            }
            assertThat(SERVER.query(database, "SELECT count(*) FROM orders")).isEqualTo("2");
            var another = new Elsewhere(SERVER.jdbcUrl(database));
            try (another) {
                assertThatExceptionOfType(RefusedException.class)
                        .isThrownBy(() -> backups.backupService().create(BackupRequest.everything()));
            }
        }
    }

    @Test
    void isTakenAsSoonAsItIsFree() {
        Database locked = ConnectionUrl.parse(SERVER.jdbcUrl(database));
        var another = new Elsewhere(SERVER.jdbcUrl(database));
        var waiting = CompletableFuture.supplyAsync(() -> {
            DatabaseLock lock = DatabaseLock.take(locked, SessionOptions.of(1), "migration", Duration.ofMinutes(1));
            lock.close();
            return true;
        });
        assertThat(waiting).isNotDone();

        another.close();

        assertThat(waiting).succeedsWithin(Duration.ofMinutes(1)).isEqualTo(true);
    }

    @Test
    void endsABackupWhoseLockIsLost() {
        try (Backups backups = backups(losingTheLockAt(Phase.CATALOG))) {
            assertThatExceptionOfType(LockLostException.class)
                    .isThrownBy(() -> backups.backupService().create(BackupRequest.everything()))
                    .withMessageContaining(database);
            assertThat(backups.backupService().list()).isEmpty();
        }
        assertThat(Thread.interrupted()).isFalse();
    }

    @ParameterizedTest
    @EnumSource(
            value = RestoreMode.class,
            names = {"IN_PLACE", "SWAP"})
    void endsARestoreWhoseLockIsLost(RestoreMode mode) {
        try (Backups backups = backups(ProgressListener.NONE)) {
            backups.backupService().create(BackupRequest.everything());
        }
        SERVER.execute(database, "INSERT INTO orders VALUES (3)");
        try (Backups backups = backups(losingTheLockAt(Phase.DATA))) {
            assertThatExceptionOfType(RestoreFailedException.class)
                    .isThrownBy(() -> backups.restoreService().restore(restoreBy(mode)))
                    .withMessageContaining("the target is as it was before")
                    .withMessageContaining("was lost")
                    .withCauseInstanceOf(LockLostException.class);
        }
        assertThat(Thread.interrupted()).isFalse();
        assertThat(SERVER.query(database, "SELECT count(*) FROM orders")).isEqualTo("3");
        assertThat(SERVER.query(
                        "postgres", "SELECT count(*) FROM pg_database WHERE starts_with(datname, '" + database + "')"))
                .isEqualTo("1");
    }

    /** The work goes on only when the loss has been noticed. */
    private ProgressListener losingTheLockAt(Phase phase) {
        var ended = new ArrayList<Boolean>();
        Thread worker = Thread.currentThread();
        return event -> {
            if (event instanceof ProgressEvent.PhaseStarted started && started.phase() == phase && ended.isEmpty()) {
                ended.add(true);
                SERVER.query("postgres", END_LOCKS.formatted(database));
                // the thread that took the lock is told, and ends the one that does its work
                while (!worker.isInterrupted() && !Thread.currentThread().isInterrupted()) {
                    Thread.onSpinWait();
                }
            }
        };
    }

    /** Somebody else who migrates the database. */
    private static final class Elsewhere implements AutoCloseable {

        private final ExecutorService thread = Executors.newSingleThreadExecutor();
        private final DatabaseLock lock;

        Elsewhere(String url) {
            lock = CompletableFuture.supplyAsync(
                            () -> DatabaseLock.take(ConnectionUrl.parse(url), SessionOptions.of(1), "migration"),
                            thread)
                    .join();
        }

        @Override
        public void close() {
            CompletableFuture.runAsync(lock::close, thread).join();
            thread.shutdown();
        }
    }
}
