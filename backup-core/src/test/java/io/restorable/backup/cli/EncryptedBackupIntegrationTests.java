package io.restorable.backup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.DatabasesOfTest;
import io.restorable.backup.cli.Tool.Answer;
import io.restorable.backup.encryption.age.AgeKeyFile;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** A backup that is encrypted for two age recipients, from its making to its restore. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EncryptedBackupIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();
    private static final String ROW = "a row that nobody may read";

    @TempDir
    private static Path folder;

    private final DatabasesOfTest databases = new DatabasesOfTest();
    private Tool tool = new Tool(Path.of(""));
    private String source = "";
    private AgeKeyFile first = AgeKeyFile.NONE;
    private AgeKeyFile second = AgeKeyFile.NONE;
    private AgeKeyFile foreign = AgeKeyFile.NONE;

    @BeforeAll
    void backUp() throws IOException {
        tool = new Tool(folder.resolve("store"));
        first = AgeKeyFile.write(folder.resolve("first.txt"));
        second = AgeKeyFile.write(folder.resolve("second.txt"));
        foreign = AgeKeyFile.write(folder.resolve("foreign.txt"));
        source = databases.create(SERVER, "encrypted");
        SERVER.execute(source, """
                CREATE TABLE quiet_orders (id int PRIMARY KEY, note text);
                INSERT INTO quiet_orders SELECT i, '%s' FROM generate_series(1, 500) i;
                SELECT lo_from_bytea(4711, 'a large object');
                """.formatted(ROW));
        tool.create(
                SERVER,
                source,
                "--compress",
                "none",
                "--recipient",
                first.recipient(),
                "--recipient",
                second.recipient());
    }

    @AfterAll
    void dropDatabases() {
        databases.drop();
    }

    @Test
    void storesNothingOfRowsAndDefinitionsInPlainText() throws IOException {
        try (Stream<Path> files = Files.list(tool.newestFolder(source))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                String content = Files.readString(file, StandardCharsets.ISO_8859_1);
                assertThat(file.getFileName().toString()).matches("manifest\\.json|.*\\.age");
                assertThat(content).doesNotContain(ROW, "quiet_orders", "a large object", "SECRET-KEY");
                if (!file.endsWith("manifest.json")) {
                    assertThat(content).startsWith("age-encryption.org/v1\n");
                }
            }
        }
    }

    @Test
    void listsAndChecksWithoutAKey() {
        assertThat(tool.with("list").out()).contains(source);
        assertThat(tool.with("show", source).out())
                .contains(first.recipient(), second.recipient(), "is encrypted, too")
                .doesNotContain("quiet_orders");
        assertThat(tool.with("verify", source, "--level", "1").exitCode()).isZero();
    }

    @Test
    void readsEverythingWithEitherKey() {
        for (AgeKeyFile key : List.of(first, second)) {
            String identity = key.file().toString();
            String target = databases.name(SERVER, "encrypted");
            assertThat(tool.with("show", source, "--identity", identity).out()).contains("quiet_orders");
            assertThat(tool.with("verify", source, "--identity", identity).exitCode())
                    .isZero();
            assertThat(tool.with("export", source, "--identity", identity, "--output", folder + "/out.sql"))
                    .satisfies(answer -> assertThat(answer.exitCode()).isZero());
            assertThat(folder.resolve("out.sql")).content().contains(ROW);
            Answer restored = tool.with(
                    "restore",
                    source,
                    "--to",
                    "new",
                    "--url",
                    SERVER.jdbcUrl(target),
                    "--identity",
                    foreign.file().toString(),
                    "--identity",
                    identity);
            assertThat(restored.exitCode()).as(restored.err()).isZero();
            assertThat(SERVER.query(target, "SELECT count(*) FROM quiet_orders WHERE note = '" + ROW + "'"))
                    .isEqualTo("500");
        }
    }

    @Test
    void namesTheKeysThatAreNeededAndChangesNothing() {
        String target = databases.create(SERVER, "encrypted_target");
        SERVER.execute(target, "CREATE TABLE precious (id int)");
        String url = SERVER.jdbcUrl(target);
        for (List<String> keys :
                List.of(List.<String>of(), List.of("--identity", foreign.file().toString()))) {
            assertNeedsKeys(keys, "verify", source);
            assertNeedsKeys(keys, "export", source, "--output", folder + "/none.sql");
            assertNeedsKeys(keys, "extract", source, "--table", "quiet_orders");
            assertNeedsKeys(keys, "restore", source, "--to", "in-place", "--yes", "--url", url);
            assertNeedsKeys(keys, "restore", source, "--to", "swap", "--yes", "--url", url);
        }
        assertThat(SERVER.query(target, "SELECT count(*) FROM precious")).isEqualTo("0");
        assertThat(folder.resolve("none.sql")).doesNotExist();
    }

    @Test
    void encryptsTheSafetyBackupForTheKeysOfTheRestore() throws IOException {
        String target = databases.create(SERVER, "encrypted_safety");
        SERVER.execute(target, "CREATE TABLE precious AS SELECT 'precious text' AS note");

        Answer restored = tool.with(
                "restore",
                source,
                "--to",
                "in-place",
                "--yes",
                "--url",
                SERVER.jdbcUrl(target),
                "--identity",
                first.file().toString());

        assertThat(restored.exitCode()).as(restored.err()).isZero();
        assertThat(tool.newestFolder(target).resolve("toc.dat.age")).exists();
        assertThat(tool.with(
                                "extract",
                                target,
                                "--table",
                                "precious",
                                "--identity",
                                first.file().toString(),
                                "--output",
                                folder + "/precious.csv")
                        .exitCode())
                .isZero();
        assertThat(folder.resolve("precious.csv")).content().contains("precious text");
    }

    @Test
    void findsDamageAndTellsItFromAWrongKey() throws IOException {
        String free = databases.name(SERVER, "encrypted_free");
        Path toc = tool.newestFolder(source).resolve("toc.dat.age");
        byte[] content = Files.readAllBytes(toc);
        try {
            // In the stanza of the recipient, in the header's MAC, and in the rows.
            for (int at : new int[] {40, 120, 330, content.length - 10}) {
                byte[] changed = content.clone();
                changed[at] ^= 1;
                Files.write(toc, changed);
                Answer restored = tool.with(
                        "restore",
                        source,
                        "--to",
                        "new",
                        "--url",
                        SERVER.jdbcUrl(free),
                        "--identity",
                        first.file().toString());
                assertThat(restored.exitCode()).isEqualTo(ExitCode.FAILED);
                assertThat(restored.err()).contains("toc.dat does not match its checksum");
            }
        } finally {
            Files.write(toc, content);
        }
        assertThat(SERVER.query("postgres", "SELECT count(*) FROM pg_database WHERE datname = '" + free + "'"))
                .isEqualTo("0");
    }

    private void assertNeedsKeys(List<String> keys, String... command) {
        Answer answer =
                tool.with(Stream.concat(Stream.of(command), keys.stream()).toArray(String[]::new));
        assertThat(answer.exitCode()).as(String.join(" ", command)).isEqualTo(ExitCode.REFUSED);
        assertThat(answer.err())
                .contains("encrypted for " + first.recipient() + ", " + second.recipient())
                .contains("--identity")
                .doesNotContain("\tat ");
    }
}
