package io.restorable.backup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restorable.backup.DatabasesOfTest;
import io.restorable.backup.connect.Deadline;
import io.restorable.backup.connect.VersionProxy;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What somebody gets who asks for a backup that cannot be: the reason, the next step, the exit code, and no backup. */
class BadInputIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();

    @TempDir
    private Path store;

    private final DatabasesOfTest databases = new DatabasesOfTest();

    @AfterEach
    void leavesNothingAndNobodyBehind() {
        assertThat(files(store)).isEmpty();
        assertThat(CliAnswer.to("list", "--store", store.toString()).out()).contains("No backups here");
        awaitNobody(SERVER);
        databases.drop();
    }

    @Test
    void aWrongPassword() {
        PostgresServer own = PostgresServer.start(SERVER.major(), Map.of());
        try {
            own.execute("postgres", "CREATE ROLE anna LOGIN PASSWORD 'geheim'");
            own.execute("postgres", """
                    DO $$ BEGIN
                      EXECUTE format('COPY (VALUES (%L), (%L)) TO %L', 'host all postgres all trust',
                        'host all all all scram-sha-256', current_setting('hba_file'));
                      PERFORM pg_reload_conf();
                    END $$
                    """);
            String place = "localhost:" + own.port();
            Deadline.await(
                    "the new pg_hba.conf",
                    () -> create("postgresql://anna@" + place + "/postgres")
                            .err()
                            .contains("asks a password"));

            assertFails(
                    create("postgresql://anna:falsch@" + place + "/postgres"),
                    place,
                    "does not accept the password of 'anna'",
                    "Check user and password");
        } finally {
            own.stop();
        }
    }

    /** The host is none: nothing is asked of a database before. */
    @Test
    void aLockThatTheStoreCannotKeep() {
        CliAnswer answer = CliAnswer.to(
                "create",
                "--url",
                "postgresql://u@no-such-host.invalid/d",
                "--store",
                store.toString(),
                "--lock-for",
                "30d");

        assertRefuses(answer, "folder " + store + " cannot lock objects", "bucket that was made with object lock");
        assertThat(CliAnswer.to("create", "--url", "x", "--store", "y", "--lock-for", "a while")
                        .err())
                .contains("--lock-for", "write 90m, 12h, 30d or 8w");
    }

    @Test
    void anUnknownHost() {
        CliAnswer answer = create("postgresql://u:geheim@no-such-host.invalid/d");

        assertFails(answer, "no host of the name in no-such-host.invalid:5432", "Check the host's spelling");
        assertThat(answer.err()).doesNotContain("geheim");
    }

    @Test
    void aDatabaseThatIsNotThere() {
        assertFails(
                create(SERVER.jdbcUrl("no_such")),
                "PostgreSQL at localhost:" + SERVER.port() + " has no database 'no_such'",
                "Check the name's spelling");
    }

    @Test
    void tablesAndSequencesThatTheRoleMayNotRead() {
        String database = databases.create(SERVER, "rights");
        String role = SERVER.createRole("weak", "");
        SERVER.execute(database, """
                CREATE TABLE seen AS SELECT 1 AS i;
                CREATE TABLE "Un seen" (i int);
                CREATE SEQUENCE counter;
                GRANT SELECT ON seen TO %s;
                """.formatted(role));

        assertRefuses(
                create(SERVER.jdbcUrl(database, role)),
                "The role '" + role + "' may not back up database '" + database + "'",
                "SELECT on table public.\"Un seen\", SELECT on sequence public.counter.",
                "GRANT SELECT ON TABLE public.\"Un seen\" TO " + role + ";",
                "GRANT SELECT ON SEQUENCE public.counter TO " + role + ";");
    }

    @Test
    void rowsThatRowSecurityHides() {
        String database = databases.create(SERVER, "hidden");
        String role = SERVER.createRole("blind", "");
        SERVER.execute(database, """
                CREATE TABLE secrets AS SELECT 1 AS i;
                ALTER TABLE secrets ENABLE ROW LEVEL SECURITY;
                GRANT SELECT ON secrets TO %s;
                """.formatted(role));

        assertRefuses(
                create(SERVER.jdbcUrl(database, role)),
                "row-level security hides rows of table public.secrets",
                "ALTER ROLE " + role + " BYPASSRLS;");
    }

    @Test
    void aTransactionPooler() {
        assertRefuses(
                create("postgresql://u:geheim@ep-cool-1234-pooler.eu-central-1.aws.neon.tech/db"),
                "transaction pooler at ep-cool-1234-pooler.eu-central-1.aws.neon.tech:5432",
                "Use the server's direct host");
    }

    @Test
    void aServerNewerThanAnyThatIsKnown() throws IOException {
        String own = Objects.requireNonNull(SERVER.query("postgres", "SHOW server_version_num"));
        try (var proxy = new VersionProxy(SERVER.port(), own, "990001")) {
            assertRefuses(create(proxy.url("postgres")), "PostgreSQL 99", "tested with 14 to 18", "Update this tool");
        }
    }

    @Test
    void aFullDisk() throws Exception {
        String database = databases.create(SERVER, "full");
        fill(SERVER, database);
        onDiskOfTwoMegabytes(disk -> {
            assertFails(
                    create(SERVER.jdbcUrl(database), disk),
                    "could not be written in folder " + disk,
                    "bytes are free there",
                    "Make room or use another store");
            assertThat(files(disk)).isEmpty();
        });
    }

    @Test
    void aStoreThatIsReadOnly() throws Exception {
        String database = databases.create(SERVER, "read_only");
        onDiskOfTwoMegabytes(disk -> {
            assumeTrue(run("mount", "-o", "remount,ro", disk.toString()), "may not mount a disk read-only");
            assertFails(
                    create(SERVER.jdbcUrl(database), disk),
                    "could not be written in folder " + disk,
                    "Read-only file system",
                    "writable for this user");
        });
    }

    @Test
    void aStoreThatIsAFile() throws IOException {
        String database = databases.create(SERVER, "file");
        Path file = Files.createFile(store.resolve("file"));

        assertFails(create(SERVER.jdbcUrl(database), file), "folder " + file, "Check that the folder is there");
        Files.delete(file);
    }

    @Test
    void aStoreThatIsMissing() {
        Path missing = store.resolve("missing");

        for (String command : List.of("list", "verify", "show", "export")) {
            var arguments =
                    Stream.of(command, "--store", missing.toString(), "latest").limit(command.equals("list") ? 3 : 4);
            assertFails(
                    CliAnswer.to(arguments.toArray(String[]::new)),
                    "There is no folder " + missing,
                    "Check that the folder is there, mounted");
        }
    }

    @Test
    void aServerThatDiesInTheMiddle() {
        PostgresServer own = PostgresServer.start(SERVER.major(), Map.of());
        String database = own.createDatabase("dying");
        fill(own, database);
        String url = own.jdbcUrl(database);
        String place = "localhost:" + own.port();
        var err = new StringWriter() {
            private boolean killed;

            @Override
            public void write(String text, int offset, int length) {
                super.write(text, offset, length);
                if (!killed && text.contains("Backing rows up")) {
                    killed = true;
                    own.kill();
                }
            }
        };

        assertFails(CliAnswer.to(err, "create", "--url", url, "--store", store.toString()), place, "Check");
    }

    private CliAnswer create(String url) {
        return create(url, store);
    }

    private static CliAnswer create(String url, Path store) {
        return CliAnswer.to("create", "--url", url, "--store", store.toString());
    }

    private static void assertFails(CliAnswer answer, String... words) {
        assertThat(answer.err()).contains("FAILED: ").contains(words);
        assertThat(answer.exitCode()).isEqualTo(ExitCode.FAILED);
    }

    private static void assertRefuses(CliAnswer answer, String... words) {
        assertThat(answer.err()).contains("REFUSED, nothing was changed: ").contains(words);
        assertThat(answer.exitCode()).isEqualTo(ExitCode.REFUSED);
    }

    private static void fill(PostgresServer server, String database) {
        server.execute(
                database,
                "CREATE TABLE t AS SELECT i, md5(i::text) || md5((-i)::text) AS v FROM generate_series(1, 100000) i");
    }

    private void onDiskOfTwoMegabytes(DiskUse use) throws Exception {
        Path disk = Files.createDirectory(store.resolve("disk"));
        try {
            assumeTrue(
                    run("mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", disk.toString()),
                    "may not mount a small disk");
            use.on(disk);
        } finally {
            run("umount", disk.toString());
            Files.delete(disk);
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    }

    private static List<Path> files(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void awaitNobody(PostgresServer server) {
        Deadline.await("sessions to end", () -> Objects.equals("0", server.query("postgres", """
                SELECT count(*) FROM pg_stat_activity WHERE application_name = 'restorable'
                """)));
    }

    private interface DiskUse {
        void on(Path disk) throws Exception;
    }
}
