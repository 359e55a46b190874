package io.restorable.backup.restore.swap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.restorable.backup.BackupRequest;
import io.restorable.backup.Backups;
import io.restorable.backup.RestoreRequest;
import io.restorable.backup.connect.Deadline;
import io.restorable.backup.error.MissingPrivilegeException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.event.Operation;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.ProgressEvent;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.restore.RestoreFailedException;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stands in the way of a swap, before it begins and in its window: the live database always stays as it is. */
class SwapFaultsIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();

    @TempDir
    private Path folder;

    private final List<Connection> visitors = new ArrayList<>();
    private SwapStage stage = new SwapStage(SERVER, Path.of(""));
    private String backup = "";
    private String oid = "";

    @BeforeEach
    void prepare() {
        stage.close();
        stage = new SwapStage(SERVER, folder);
        try (Backups backups = stage.backups()) {
            backup = backups.backupService().create(BackupRequest.everything()).name();
        }
        stage.own("DELETE FROM sales.orders WHERE id > 7");
        oid = stage.oid();
    }

    @AfterEach
    void cleanUp() throws SQLException {
        for (Connection visitor : visitors) {
            visitor.close();
        }
        stage.close();
    }

    @Test
    void namesTheRightsThatAreMissing() {
        String stranger = SERVER.createRole("stranger", "");
        try (Backups backups = stage.backups()) {
            var request = RestoreRequest.swap(backup, SERVER.jdbcUrl(stage.database(), stranger))
                    .replacingContents();

            assertThatExceptionOfType(MissingPrivilegeException.class)
                    .isThrownBy(() -> backups.restoreService().restore(request))
                    .withMessageContaining("lacks CREATEDB, ownership of database")
                    .withMessageContaining("ALTER ROLE " + stranger + " CREATEDB;")
                    .withMessageContaining("GRANT " + SwapStage.quoted(stage.role()) + " TO " + stranger + ";");
        }
        staysAsItIs();
        stage.admin("DROP ROLE " + stranger);
    }

    @Test
    void refusesSessionsThatItMayNotEndAndEndsThoseThatItMay() throws SQLException {
        String reader = SERVER.createRole("reader", "");
        try (Backups backups = stage.backups()) {
            var request = RestoreRequest.swap(backup, stage.url()).replacingContents();
            Connection superuser = visit(SERVER.superuser());
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> backups.restoreService().restore(request))
                    .withMessageContaining("Superusers are connected")
                    .withMessageContaining("of role postgres (PostgreSQL JDBC Driver)");
            superuser.close();
            Connection other = visit(reader);
            assertThatExceptionOfType(MissingPrivilegeException.class)
                    .isThrownBy(() -> backups.restoreService().restore(request))
                    .withMessageContaining("pg_signal_backend, to end process")
                    .withMessageContaining("of role " + reader)
                    .withMessageContaining("GRANT pg_signal_backend TO");
            staysAsItIs();
            stage.admin("GRANT pg_signal_backend TO " + SwapStage.quoted(stage.role()));

            RestoreReport report = backups.restoreService().restore(request);

            assertThat(Objects.requireNonNull(report.swap()).endedSessions()).isEqualTo(1);
            assertThat(other.isValid(1)).isFalse();
            assertThat(stage.count(stage.database())).isEqualTo("100");
        }
        stage.admin("DROP ROLE " + reader);
    }

    @Test
    void failsWithoutChangeWhenSomebodyComesWhoMayNotBeEnded() {
        failsWith("stayed in it", Clock.systemUTC(), () -> visit(SERVER.superuser()));
    }

    @Test
    void failsWithoutChangeWhenTheNameToKeepItUnderIsTaken() {
        Instant now = Instant.parse("2026-11-21T02:00:00Z");
        String taken = SwapNames.kept(stage.database(), now);
        SERVER.execute("postgres", "CREATE DATABASE " + SwapStage.quoted(taken));

        failsWith("exists already", Clock.fixed(now, ZoneOffset.UTC), () -> {});

        SERVER.dropDatabase(taken);
    }

    @Test
    void failsWithoutChangeWhenTheRoleLosesARight() {
        failsWith(
                "permission denied",
                Clock.systemUTC(),
                () -> stage.admin("ALTER ROLE " + SwapStage.quoted(stage.role()) + " NOCREATEDB"));
    }

    @Test
    void failsWithoutChangeWhenItsOwnSessionIsKilledWhileItRenames() {
        var killers = new ArrayList<CompletableFuture<Void>>();
        failsWith("was lost", Clock.systemUTC(), () -> {
            // keeps the rename waiting
            visit(SERVER.superuser());
            killers.add(CompletableFuture.runAsync(() -> Deadline.await(
                    "the rename",
                    () -> "t"
                            .equals(stage.ask("SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                                    + " WHERE query LIKE 'ALTER DATABASE%RENAME TO%_before_%' AND usename = "
                                    + SwapStage.literal(stage.role()))))));
        });
        killers.forEach(CompletableFuture::join);
    }

    private void failsWith(String reason, Clock clock, Runnable fault) {
        try (Backups backups = stage.backups(atTheEnd(fault), clock)) {
            assertThatExceptionOfType(RestoreFailedException.class)
                    .isThrownBy(() -> backups.restoreService()
                            .restore(RestoreRequest.swap(backup, stage.url()).replacingContents()))
                    .withMessageContaining(reason)
                    .withMessageContaining("the target is as it was before")
                    .satisfies(failure ->
                            assertThat(failure.report().safetyBackup()).endsWith("-pre-restore"));
            staysAsItIs();
            assertThatExceptionOfType(RefusedException.class)
                    .isThrownBy(() -> backups.restoreService().undo(stage.url()))
                    .withMessageContaining("No database is kept");
        }
    }

    private void staysAsItIs() {
        assertThat(stage.oid()).isEqualTo(oid);
        assertThat(stage.databases()).containsExactly(stage.database());
        stage.own("INSERT INTO sales.orders VALUES (1000); DELETE FROM sales.orders WHERE id = 1000");
        assertThat(stage.count(stage.database())).isEqualTo("7");
    }

    /** Does something when all is loaded, and the window is about to open. */
    private static ProgressListener atTheEnd(Runnable fault) {
        return event -> {
            if (event instanceof ProgressEvent.PhaseStarted started
                    && started.operation() == Operation.RESTORE
                    && started.phase() == Phase.FINISH) {
                fault.run();
            }
        };
    }

    private Connection visit(String role) {
        try {
            Connection visitor = SERVER.dataSource(stage.database(), role).getConnection();
            visitors.add(visitor);
            return visitor;
        } catch (SQLException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
