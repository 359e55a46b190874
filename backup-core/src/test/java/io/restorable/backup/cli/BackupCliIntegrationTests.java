package io.restorable.backup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.DatabasesOfTest;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the command line answers, good or bad. */
class BackupCliIntegrationTests {

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

    private String store() {
        return folder.toString();
    }

    private String filledDatabase() {
        String database = databases.create(SERVER, "cli");
        SERVER.execute(
                database,
                "CREATE TABLE orders (id int PRIMARY KEY, note text);"
                        + " INSERT INTO orders SELECT i, 'order ' || i FROM generate_series(1, 1000) i");
        return database;
    }

    private Answer create(String database) {
        return run("create", "--url", SERVER.jdbcUrl(database), "--store", store());
    }

    private Path backupOf(String database) throws IOException {
        try (Stream<Path> backups = Files.list(folder.resolve(database))) {
            return backups.max(Comparator.naturalOrder()).orElseThrow();
        }
    }

    @Test
    void createsListsShowsVerifiesAndRestores() {
        String database = filledDatabase();
        String copy = databases.name(SERVER, "cli_copy");

        assertThat(create(database)).satisfies(answer -> {
            assertThat(answer.exitCode()).isZero();
            assertThat(answer.out()).contains("sealed in").contains("1 table, 1,000 rows");
        });
        assertThat(run("list", "--store", store()).out())
                .contains(database + "/")
                .contains("1,000");
        assertThat(run("list", "--store", store(), "--json").out())
                .contains("\"state\" : \"sealed\"")
                .contains("\"rows\" : 1000");
        assertThat(run("show", "latest", "--store", store()).out()).contains("public.orders", "Accounted for: ");
        assertThat(run("show", "latest", "--store", store(), "--json").out()).contains("\"seal\"");
        assertThat(run("verify", "latest", "--store", store())).satisfies(answer -> {
            assertThat(answer.exitCode()).isZero();
            assertThat(answer.out()).contains("VERIFIED").contains("1,000 rows");
        });
        Answer restored =
                run("restore", "latest", "--store", store(), "--to", "new", "--url", SERVER.jdbcUrl(copy), "--json");
        assertThat(restored.exitCode()).isZero();
        assertThat(restored.out()).contains("\"outcome\" : \"RESTORED\"").contains("\"tablesCompared\" : 1");
        assertThat(SERVER.query(copy, "SELECT count(*) FROM orders")).isEqualTo("1000");
    }

    @Test
    void exportsAScript() throws IOException {
        create(filledDatabase());
        Path script = folder.resolve("script.sql");

        assertThat(run("export", "latest", "--store", store(), "--output", script.toString())
                        .exitCode())
                .isZero();

        assertThat(script).content().contains("CREATE TABLE public.orders").contains("COPY public.orders");
        assertThat(folder).isDirectoryNotContaining("glob:**.unfinished");
    }

    @Test
    void answersWrongUsageWithTwo() {
        assertThat(run("create", "--store", store(), "--url", "mysql://x/y").exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("list", "--store", "ftp://host/x").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("nonsense").exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(run("restore", "latest", "--store", store(), "--url", "postgresql://h/d", "--to", "moon")
                        .exitCode())
                .isEqualTo(ExitCode.USAGE);
        assertThat(run("create", "--store", store(), "--url", "postgresql://h/d", "--compress", "rar")
                        .err())
                .contains("zstd");
    }

    @Test
    void namesWhatCannotBeReached() {
        String url = SERVER.jdbcUrl("no_such_database");
        assertThat(run("create", "--url", url, "--store", store())).satisfies(answer -> {
            assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(answer.err()).contains("no_such_database");
        });
        assertThat(run("create", "--url", "postgresql://u:hush-hush@no-such-host.invalid/d", "--store", store()))
                .satisfies(answer -> {
                    assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
                    assertThat(answer.err()).contains("no-such-host.invalid").doesNotContain("hush-hush");
                });
    }

    @Test
    void namesTheBackupsThatExistWhenNoneFits() {
        create(filledDatabase());

        Answer answer = run("show", "19990101", "--store", store());

        assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(answer.err()).contains("19990101").contains(folder.toString());
    }

    @Test
    void refusesRestoreIntoDatabaseThatIsNotEmpty() {
        String database = filledDatabase();
        create(database);

        for (String mode : List.of("new", "in-place")) {
            Answer answer =
                    run("restore", "latest", "--store", store(), "--to", mode, "--url", SERVER.jdbcUrl(database));

            assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUSED);
            assertThat(answer.err()).contains("not empty").contains("table public.orders");
        }
    }

    @Test
    void refusesRoleWithoutSelect() {
        String database = filledDatabase();
        String role = SERVER.createRole("reader", "");

        Answer answer = run("create", "--url", SERVER.jdbcUrl(database, role), "--store", store());

        assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUSED);
        assertThat(answer.err()).contains("GRANT SELECT").contains("orders");
        assertThat(run("list", "--store", store()).out()).contains("No backups");
    }

    @Test
    void failsWithoutTouchingTheTargetWhenAnObjectIsDamaged() throws IOException {
        String database = filledDatabase();
        String copy = databases.name(SERVER, "damaged");
        create(database);
        Path data = file(backupOf(database), ".zst");
        byte[] bytes = Files.readAllBytes(data);
        bytes[bytes.length / 2] ^= 1;
        Files.write(data, bytes);

        Answer answer = run("restore", "latest", "--store", store(), "--to", "new", "--url", SERVER.jdbcUrl(copy));

        assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(answer.err()).contains(data.getFileName().toString()).contains("as it was before");
        assertThat(SERVER.query("postgres", "SELECT count(*) FROM pg_database WHERE datname LIKE '" + copy + "%'"))
                .isEqualTo("0");
    }

    @Test
    void failsWithoutTouchingTheTargetWhenAnObjectIsMissing() throws IOException {
        String database = filledDatabase();
        create(database);
        Files.delete(file(backupOf(database), ".zst"));

        Answer answer = run(
                "restore",
                "latest",
                "--store",
                store(),
                "--to",
                "in-place",
                "--yes",
                "--url",
                SERVER.jdbcUrl(database));

        assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(SERVER.query(database, "SELECT count(*) FROM orders")).isEqualTo("1000");
    }

    @Test
    void listsNoUnfinishedBackup() throws IOException {
        String database = filledDatabase();
        create(database);
        Files.delete(backupOf(database).resolve("manifest.json"));

        assertThat(run("list", "--store", store()).out()).contains("No backups");
        assertThat(run("verify", "latest", "--store", store()).exitCode()).isEqualTo(ExitCode.FAILED);
    }

    @Test
    void findsAFlippedBitByEitherLevel() throws IOException {
        String database = filledDatabase();
        create(database);
        Path data = file(backupOf(database), ".zst");
        byte[] bytes = Files.readAllBytes(data);
        bytes[bytes.length - 10] ^= 4;
        Files.write(data, bytes);

        for (String level : List.of("1", "2")) {
            Answer answer = run("verify", "latest", "--store", store(), "--level", level);

            assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
            assertThat(answer.out())
                    .contains("DAMAGED")
                    .contains(data.getFileName().toString());
        }
    }

    @Test
    void refusesRowLevelSecurityThatHidesRows() {
        String database = filledDatabase();
        String role = SERVER.createRole("hidden", "");
        SERVER.execute(
                database, "ALTER TABLE orders ENABLE ROW LEVEL SECURITY; GRANT SELECT ON orders TO " + role + ";");

        Answer answer = run("create", "--url", SERVER.jdbcUrl(database, role), "--store", store());

        assertThat(answer.exitCode()).isNotZero();
        assertThat(answer.err()).contains("orders").containsIgnoringCase("row");
    }

    private static Path file(Path backup, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(backup)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .max(Comparator.comparingLong(file -> file.toFile().length()))
                    .orElseThrow();
        }
    }
}
