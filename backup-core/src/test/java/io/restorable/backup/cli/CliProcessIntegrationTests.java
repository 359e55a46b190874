package io.restorable.backup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.DatabasesOfTest;
import io.restorable.backup.connect.Deadline;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only shows when the command line has a process to itself: its death, and too small a heap. */
class CliProcessIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();

    @TempDir
    private Path folder;

    private final DatabasesOfTest databases = new DatabasesOfTest();
    private Path store = Path.of("");

    @BeforeEach
    void makeStore() throws IOException {
        store = Files.createDirectory(folder.resolve("store"));
    }

    @AfterEach
    void dropDatabases() {
        databases.drop();
    }

    @Test
    void listsNothingHalfMadeWhenItIsKilledAndTidiesUpLater() throws IOException {
        String database = databases.create(SERVER, "killed");
        SERVER.execute(database, """
                CREATE TABLE t AS SELECT i, repeat(md5(i::text), 40) AS filler FROM generate_series(1, 20000) i
                """);
        // the highest level takes its time
        try (var create = start(List.of(), "create", "--url", SERVER.jdbcUrl(database), "--compress", "zstd:22")) {
            Deadline.await("rows in the store", () -> hasRows() || !create.isRunning());
            create.kill();
        }

        assertThat(files()).isNotEmpty().noneMatch(file -> file.endsWith("manifest.json"));
        assertThat(run("list").out()).contains("No backups here");
        assertThat(run("verify", "latest")).satisfies(answer -> {
            assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(answer.err()).contains("latest", store.toString());
        });
        awaitNobody(database);

        List<Path> leftovers = files();
        for (Path leftover : leftovers) {
            Files.setLastModifiedTime(leftover, FileTime.from(Instant.now().minus(Duration.ofDays(3))));
        }
        assertThat(run("create", "--url", SERVER.jdbcUrl(database)).exitCode()).isZero();
        assertThat(run("list").out()).contains("20,000");
        assertThat(run("verify", "latest").exitCode()).isZero();
        assertThat(files()).doesNotContainAnyElementsOf(leftovers);
    }

    @Test
    void saysThatTheHeapIsTooSmallForARow() throws IOException {
        String database = databases.create(SERVER, "heap");
        SERVER.execute(database, "CREATE TABLE t (v text); ALTER TABLE t ALTER v SET STORAGE EXTERNAL");
        SERVER.execute(database, "INSERT INTO t VALUES ('small'), (repeat('0123456789', 10485760))");
        try (var create = start(List.of("-Xmx64m"), "create", "--url", SERVER.jdbcUrl(database))) {
            assertThat(create.answer()).satisfies(answer -> {
                assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
                assertThat(answer.err()).contains("FAILED: ", "do not fit into the heap", "-Xmx");
            });
        }
        assertThat(files()).isEmpty();
        awaitNobody(database);
    }

    private CliProcess start(List<String> options, String command, String... arguments) throws IOException {
        return CliProcess.start(folder, options, arguments(command, arguments));
    }

    private CliAnswer run(String command, String... arguments) {
        return CliAnswer.to(arguments(command, arguments));
    }

    private String[] arguments(String command, String... arguments) {
        return Stream.concat(Stream.of(command, "--store", store.toString()), Stream.of(arguments))
                .toArray(String[]::new);
    }

    private boolean hasRows() {
        return files().stream().anyMatch(file -> file.toFile().length() > 1_000);
    }

    private List<Path> files() {
        try (Stream<Path> files = Files.walk(store)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void awaitNobody(String database) {
        Deadline.await("the sessions of the dead", () -> Objects.equals("0", SERVER.query(database, """
                SELECT count(*) FROM pg_stat_activity
                WHERE application_name = 'restorable' AND datname = current_database()
                """)));
    }
}
