package io.restorable.backup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.DatabasesOfTest;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Swap, undo and forget on the command line, with their exit codes. */
class SwapCliIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();

    @TempDir
    private Path folder;

    private final DatabasesOfTest databases = new DatabasesOfTest();

    @AfterEach
    void dropDatabases() {
        databases.drop();
    }

    private record Answer(int exitCode, String out, String err) {}

    private static Answer run(String... arguments) {
        var out = new StringWriter();
        var err = new StringWriter();
        int exitCode = BackupCli.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
        return new Answer(exitCode, out.toString(), err.toString());
    }

    @Test
    void swapsUndoesAndForgets() throws SQLException {
        String database = databases.create(SERVER, "swap_cli");
        String url = SERVER.jdbcUrl(database);
        String store = folder.toString();
        SERVER.execute(
                database,
                "CREATE TABLE orders (id int); INSERT INTO orders SELECT generate_series(1, 10);"
                        + " CREATE TABLE flyway_schema_history (installed_rank int, version text, description text,"
                        + " type text, script text, checksum int, installed_by text, installed_on timestamp,"
                        + " execution_time int, success boolean);"
                        + " INSERT INTO flyway_schema_history (installed_rank, version, type, success)"
                        + " VALUES (1, '1', 'SQL', true), (2, '2', 'SQL', true)");
        assertThat(run("create", "--url", url, "--store", store).exitCode()).isZero();
        assertThat(run("show", "latest", "--store", store).out())
                .contains("Migrations  flyway up to 2 (2 applied, in public.flyway_schema_history)");
        SERVER.execute(database, "DELETE FROM orders");

        Answer unasked = run("restore", "latest", "--to", "swap", "--url", url, "--store", store);
        assertThat(unasked.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(unasked.err()).contains("--yes");

        Answer newer = run(
                "restore",
                "latest",
                "--to",
                "swap",
                "--yes",
                "--known-migrations",
                "flyway:1",
                "--url",
                url,
                "--store",
                store);
        assertThat(newer.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(newer.err()).contains("newer than the application").contains("flyway has run 2");

        Answer swapped = run(
                "restore",
                "latest",
                "--to",
                "swap",
                "--yes",
                "--known-migrations",
                "flyway:1,2.0,3",
                "--url",
                url,
                "--store",
                store);
        assertThat(swapped.exitCode()).isZero();
        assertThat(swapped.out())
                .contains("RESTORED")
                .contains("-pre-restore, pinned")
                .contains("kept as " + database + "_before_")
                .contains("Nobody could connect for")
                .contains("Migrations to run: flyway 3.");
        assertThat(SERVER.query(database, "SELECT count(*) FROM orders")).isEqualTo("10");

        Answer undone = run("undo", "--url", url, "--json");
        assertThat(undone.exitCode()).isZero();
        assertThat(undone.out()).contains("\"broughtBack\"").contains("\"windowSeconds\"");
        assertThat(SERVER.query(database, "SELECT count(*) FROM orders")).isEqualTo("0");

        Answer listed = run("forget", "--dry-run", "--url", url);
        assertThat(listed.exitCode()).isZero();
        assertThat(listed.out()).contains("Kept: " + database + "_before_").doesNotContain("Dropped");

        String kept = SERVER.query(
                "postgres", "SELECT datname FROM pg_database WHERE datname LIKE '" + database + "_before_%'");
        try (Connection visitor = SERVER.dataSource(String.valueOf(kept)).getConnection()) {
            assertThat(visitor.isClosed()).isFalse();
            Answer busy = run("forget", "--url", url);
            assertThat(busy.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(busy.out()).contains("NOT DROPPED: " + kept);
        }

        Answer forgotten = run("forget", "--url", url, "--json");
        assertThat(forgotten.exitCode()).isZero();
        assertThat(forgotten.out()).contains("\"dropped\"").contains(String.valueOf(kept));
        assertThat(run("undo", "--url", url).exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(run("forget", "--url", url).out()).contains("No database is kept");
    }

    @Test
    void asksWhereTheSafetyBackupOfAFolderGoes() throws IOException {
        String database = databases.create(SERVER, "swap_cli");
        SERVER.execute(database, "CREATE TABLE orders (id int)");
        String url = SERVER.jdbcUrl(database);
        assertThat(run("create", "--url", url, "--store", folder.toString()).exitCode())
                .isZero();
        String archive = archive();

        for (String mode : new String[] {"swap", "in-place"}) {
            Answer answer = run("restore", archive, "--to", mode, "--yes", "--url", url);

            assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
            assertThat(answer.err()).contains("--store").contains("--no-safety-backup");
        }
        assertThat(run("restore", archive, "--to", "in-place", "--yes", "--no-safety-backup", "--url", url))
                .satisfies(answer -> {
                    assertThat(answer.exitCode()).isZero();
                    assertThat(answer.out()).contains("No safety backup");
                });
        assertThat(run("restore", archive, "--to", "new", "--known-migrations", "ant:1", "--url", url))
                .satisfies(answer -> {
                    assertThat(answer.exitCode()).isEqualTo(ExitCode.USAGE);
                    assertThat(answer.err()).contains("flyway, liquibase, prisma");
                });
    }

    private String archive() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.endsWith("toc.dat"))
                    .map(file -> String.valueOf(file.getParent()))
                    .findFirst()
                    .orElseThrow();
        }
    }
}
