package io.restorable.backup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.restorable.backup.Backups;
import io.restorable.backup.DatabasesOfTest;
import io.restorable.backup.RestoreRequest;
import io.restorable.backup.cli.Tool.Answer;
import io.restorable.backup.connect.Deadline;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.ProgressEvent;
import io.restorable.backup.restore.RestoreFailedException;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Restores that end in the middle of their rows. A check on these waits as long as a session of the test's is there, in
 * whatever database, so that the restore stays where it is until the test has done its worst.
 */
class BrokenRestoreIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();

    @TempDir
    private Path store;

    private final DatabasesOfTest databases = new DatabasesOfTest();
    private String source = "";

    @BeforeEach
    void backUp() {
        source = databases.create(SERVER, "broken");
        SERVER.execute(source, """
                CREATE FUNCTION let_pass(bigint) RETURNS boolean LANGUAGE plpgsql AS $$
                BEGIN
                    WHILE EXISTS (SELECT FROM pg_stat_activity WHERE application_name = 'holds all restores') LOOP
                        PERFORM pg_sleep(0.01), pg_stat_clear_snapshot();
                    END LOOP;
                    IF current_database() LIKE 'full%' THEN
                        RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100';
                    END IF;
                    RETURN true;
                END $$;
                CREATE TABLE orders (id bigint CHECK (let_pass(id)));
                INSERT INTO orders SELECT generate_series(1, 10);
                """);
        new Tool(store).create(SERVER, source);
    }

    @AfterEach
    void dropDatabases() {
        databases.drop();
    }

    /** What happens to a restore that is held in the middle. */
    private interface Worst {
        void happens() throws IOException, InterruptedException;
    }

    private void whileRowsAreHeld(String target, Worst worst) throws SQLException, IOException, InterruptedException {
        try (Connection holder = SERVER.dataSource("postgres").getConnection();
                var statement = holder.createStatement()) {
            statement.execute("SET application_name = 'holds all restores'");
            worst.happens();
        }
        Deadline.await("the end of its sessions", () -> count(sessionsIn(target)) == 0);
    }

    private static String sessionsIn(String target) {
        return "SELECT count(*) FROM pg_stat_activity WHERE starts_with(datname, '" + target + "')";
    }

    private static void awaitHeldRows(String target) {
        Deadline.await("rows to be loaded", () -> hasHeldRows(target));
    }

    private void awaitHeldRows(String target, Process process) {
        Deadline.await("rows to be loaded", () -> {
            if (!process.isAlive()) {
                throw new AssertionError("It ended: " + output());
            }
            return hasHeldRows(target);
        });
    }

    private static boolean hasHeldRows(String target) {
        return count(sessionsIn(target) + " AND wait_event = 'PgSleep'") == 1;
    }

    private static long databasesNamed(String prefix) {
        return count("SELECT count(*) FROM pg_database WHERE starts_with(datname, '" + prefix + "')");
    }

    private static long count(String query) {
        return Long.parseLong(String.valueOf(SERVER.query("postgres", query)));
    }

    /** The tool in a JVM of its own, as an operator starts it. */
    private Process start(String... arguments) throws IOException {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                BackupCli.class.getName()));
        command.addAll(List.of(arguments));
        command.addAll(List.of("--store", store.toString()));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(store.resolve("output").toFile())
                .start();
    }

    private String output() {
        try {
            return Files.readString(store.resolve("output"), StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    @Test
    void tellsOfTheUnfinishedDatabaseOfAKilledProcess() throws Exception {
        String target = databases.name(SERVER, "killed");
        String url = SERVER.jdbcUrl(target);
        whileRowsAreHeld(target, () -> {
            Process process = start("restore", source + "/latest", "--to", "new", "--url", url);
            awaitHeldRows(target, process);
            process.destroyForcibly().waitFor();
        });
        String leftover = String.valueOf(SERVER.query(
                "postgres", "SELECT datname FROM pg_database WHERE starts_with(datname, '" + target + "_restoring_')"));

        Answer again = new Tool(store).restoreToNew(source, url);

        assertThat(leftover).isNotEqualTo("null");
        assertThat(again.exitCode()).as(again.err()).isZero();
        assertThat(again.out()).contains("DROP DATABASE " + leftover);
        assertThat(SERVER.query(target, "SELECT count(*) FROM orders")).isEqualTo("10");
        SERVER.dropDatabase(leftover);
        assertThat(databasesNamed(target)).isEqualTo(1);
    }

    @Test
    void leavesNothingWhenAskedToEnd() throws Exception {
        String target = databases.name(SERVER, "ended");
        whileRowsAreHeld(target, () -> {
            Process process = start("restore", source + "/latest", "--to", "new", "--url", SERVER.jdbcUrl(target));
            awaitHeldRows(target, process);
            process.destroy();
            assertThat(process.waitFor()).isGreaterThan(128);
        });

        assertThat(databasesNamed(target)).isZero();
        assertThat(output()).contains("cancelled").contains("as it was before").doesNotContain("\tat ");
    }

    @Test
    void leavesTheTargetInPlaceWhenInterrupted() throws Exception {
        String target = databases.create(SERVER, "interrupted");
        SERVER.execute(target, "CREATE TABLE precious AS SELECT 1 AS id");
        var failure = new AtomicReference<Throwable>();
        try (Backups backups = Backups.builder().store(store.toString()).build()) {
            var request = RestoreRequest.inPlace(source + "/latest", SERVER.jdbcUrl(target))
                    .replacingContents();
            var restore = new Thread(() ->
                    failure.set(catchThrowable(() -> backups.restoreService().restore(request))));
            whileRowsAreHeld(target, () -> {
                restore.start();
                awaitHeldRows(target);
                restore.interrupt();
                restore.join();
            });
        }

        assertThat(failure.get()).isInstanceOf(RestoreFailedException.class).hasMessageContaining("cancelled");
        assertThat(SERVER.query(target, "SELECT id FROM precious")).isEqualTo("1");
    }

    @Test
    void saysWhatIsLeftWhenTheServerDies() {
        PostgresServer mortal = PostgresServer.start(SERVER.major(), Map.of());
        String url = mortal.jdbcUrl("target");
        try (Backups backups = Backups.builder()
                .store(store.toString())
                .listener(event -> {
                    if (event instanceof ProgressEvent.PhaseStarted started && started.phase() == Phase.DATA) {
                        mortal.kill();
                    }
                })
                .build()) {
            var request = RestoreRequest.toNewDatabase(source + "/latest", url);

            assertThatThrownBy(() -> backups.restoreService().restore(request))
                    .isInstanceOf(RestoreFailedException.class)
                    .hasMessageContaining(mortal.host())
                    .hasMessageContaining("DROP DATABASE target_restoring_")
                    .hasMessageNotContaining("as it was before");
        }
    }

    @Test
    void namesTheFullDiskOfTheTarget() {
        String target = databases.name(SERVER, "full_disk");
        String inPlace = databases.create(SERVER, "full_place");
        SERVER.execute(inPlace, "CREATE TABLE precious AS SELECT 1 AS id");

        for (Answer answer : List.of(
                new Tool(store).restoreToNew(source, SERVER.jdbcUrl(target)),
                new Tool(store).restoreInPlace(source, SERVER.jdbcUrl(inPlace)))) {
            assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(answer.err())
                    .contains("as it was before")
                    .contains("public.orders")
                    .contains("No space left on device")
                    .contains("Make room");
        }
        assertThat(databasesNamed(target)).isZero();
        assertThat(SERVER.query(inPlace, "SELECT id FROM precious")).isEqualTo("1");
    }
}
