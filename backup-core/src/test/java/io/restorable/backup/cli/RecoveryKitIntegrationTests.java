package io.restorable.backup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.DatabasesOfTest;
import io.restorable.backup.encryption.age.AgeKeyFile;
import io.restorable.backup.encryption.openpgp.GnuPg;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.database.tools.NeedsPgTools;
import io.restorable.backup.test.database.tools.NeedsPrograms;
import io.restorable.backup.test.database.tools.PgTools;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Follows the recovery kit to the letter, with the programs that it names and nothing else. */
@NeedsPgTools(17)
@NeedsPrograms({"age", "gpg", "gpgconf", "bash"})
class RecoveryKitIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();

    @TempDir
    private Path folder;

    private final DatabasesOfTest databases = new DatabasesOfTest();
    private Tool tool = new Tool(Path.of(""));
    private String source = "";

    @BeforeEach
    void fillDatabase() {
        tool = new Tool(folder.resolve("store of backups"));
        source = databases.create(SERVER, "kit");
        SERVER.execute(source, """
                CREATE TABLE orders (id int PRIMARY KEY, note text);
                INSERT INTO orders SELECT i, 'order ' || i FROM generate_series(1, 500) i;
                SELECT lo_from_bytea(4711, 'a large object');
                """);
    }

    @AfterEach
    void dropDatabases() {
        databases.drop();
    }

    @Test
    void bringsAnAgeBackupBackWithAgeAndPgRestore() throws IOException {
        AgeKeyFile former = AgeKeyFile.write(folder.resolve("former.txt"));
        AgeKeyFile key = AgeKeyFile.write(folder.resolve("key.txt"));
        tool.create(SERVER, source, "--recipient", former.recipient());
        assertBroughtBack("without rekeying", Map.of("KEY", former.file().toString()));

        assertThat(tool.with("rekey", source, "--identity", former.file().toString(), "--recipient", key.recipient()))
                .satisfies(
                        answer -> assertThat(answer.exitCode()).as(answer.err()).isZero());
        assertBroughtBack("rekeyed", Map.of("KEY", key.file().toString()));
        assertThat(tool.with("recovery-kit").out())
                .contains(key.recipient())
                .doesNotContain("SECRET", former.recipient());
    }

    @Test
    void bringsAnOpenPgpBackupBackWithGpgAndPgRestore() throws IOException {
        try (GnuPg owner = GnuPg.open();
                GnuPg operator = GnuPg.open()) {
            String fingerprint = owner.generate("owner@example.org", "default", "");
            Path publicKey = owner.exportPublic(fingerprint, folder.resolve("public.asc"));
            Path secretKey = owner.exportSecret(fingerprint, folder.resolve("secret.asc"), "");
            tool.create(SERVER, source, "--gpg-recipient", publicKey.toString());

            assertThat(tool.with("recovery-kit").out()).contains(fingerprint);
            assertThat(tool.with("verify", source, "--gpg-key", secretKey.toString())
                            .exitCode())
                    .isZero();
            assertBroughtBack(
                    "gpg",
                    Map.of(
                            "KEY",
                            secretKey.toString(),
                            "GNUPGHOME",
                            operator.home().toString()));
        }
    }

    /** Runs the commands of the way without our jar. */
    private void assertBroughtBack(String way, Map<String, String> variables) throws IOException {
        String target = databases.create(SERVER, "kit_target");
        String kit = tool.with("recovery-kit").out();
        String commands = kit.substring(kit.indexOf("---- Without it"))
                .lines()
                .filter(line -> line.startsWith("    "))
                .collect(Collectors.joining("\n"));
        assertThat(commands).contains("pg_restore").doesNotContain("java");
        Path work = Files.createDirectory(folder.resolve(way));
        var bash = new ProcessBuilder(List.of("bash", "-euo", "pipefail", "-c", commands))
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(work.resolve("log.txt").toFile());
        bash.environment().putAll(variables);
        bash.environment().put("TARGET", SERVER.jdbcUrl(target).replaceFirst("^jdbc:", ""));
        bash.environment().put("PGUSER", "postgres");
        bash.environment().compute("PATH", (name, path) -> PgTools.require(17).folder() + ":" + path);

        int exitCode = bash.start().onExit().join().exitValue();

        assertThat(exitCode).as(Files.readString(work.resolve("log.txt"))).isZero();
        assertThat(SERVER.query(target, "SELECT count(*) FROM orders")).isEqualTo("500");
        assertThat(SERVER.query(target, "SELECT convert_from(lo_get(4711), 'UTF8')"))
                .isEqualTo("a large object");
    }
}
