package io.restorable.backup.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.DatabasesOfTest;
import io.restorable.backup.encryption.age.AgeKeyFile;
import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Passphrases and keys come from the environment and from files, and go nowhere, however loud the tool is. */
class SecretsIntegrationTests {

    private static final PostgresServer SERVER = PostgresServer.newest();
    private static final String PASSPHRASE = "quiet-otter-lantern";
    private static final String MAC_SECRET = "5b0c3b6df6b94d6d9a8f1f0b7f8e2d11";

    @TempDir
    private Path folder;

    private final DatabasesOfTest databases = new DatabasesOfTest();

    @AfterEach
    void dropDatabases() {
        databases.drop();
    }

    @Test
    void areNeverPrintedNorStored() throws IOException {
        AgeKeyFile key = AgeKeyFile.write(folder.resolve("key.txt"));
        String identity =
                Files.readString(key.file()).lines().skip(1).findFirst().orElseThrow();
        String database = databases.create(SERVER, "secrets");
        SERVER.execute(database, "CREATE TABLE t AS SELECT 1 AS id");
        String store = folder.resolve("store").toString();
        String url = SERVER.jdbcUrl(database);
        var printed = new StringBuilder();

        assertThat(run(
                        printed,
                        "create",
                        "--url",
                        url,
                        "--store",
                        store,
                        "--recipient",
                        key.recipient(),
                        "--passphrase-env",
                        "BACKUP_PASSPHRASE",
                        "--mac-key-env",
                        "BACKUP_MAC_KEY"))
                .isZero();
        assertThat(run(
                        printed,
                        "verify",
                        "latest",
                        "--store",
                        store,
                        "--passphrase-env",
                        "BACKUP_PASSPHRASE",
                        "--mac-key-env",
                        "BACKUP_MAC_KEY"))
                .isZero();
        assertThat(printed).contains("MAC right");
        assertThat(run(
                        printed,
                        "verify",
                        "latest",
                        "--store",
                        store,
                        "--identity",
                        key.file().toString()))
                .isZero();
        assertThat(printed).contains("MAC not checked");
        assertThat(run(
                        printed,
                        "show",
                        "latest",
                        "--store",
                        store,
                        "--identity",
                        key.file().toString()))
                .isZero();
        assertThat(run(printed, "recovery-kit", "--store", store)).isZero();

        assertThat(run(printed, "verify", "latest", "--store", store, "--passphrase-env", "BACKUP_WRONG"))
                .isEqualTo(ExitCode.REFUSED);
        assertThat(run(printed, "verify", "latest", "--store", store, "--passphrase-env", PASSPHRASE))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run(printed, "create", "--url", url, "--store", store, "--recipient", identity))
                .isEqualTo(ExitCode.USAGE);
        assertThat(run(printed, "verify", "latest", "--store", store, "--mac-key-env", "BACKUP_WRONG_MAC"))
                .isEqualTo(ExitCode.REFUSED);

        List<String> secrets = List.of(PASSPHRASE, MAC_SECRET, identity.substring(20, 50), "AGE-SECRET-KEY");
        assertThat(printed.toString()).doesNotContain(secrets.toArray(String[]::new));
        try (Stream<Path> files = Files.walk(Path.of(store))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                assertThat(Files.readString(file, StandardCharsets.ISO_8859_1))
                        .doesNotContain(secrets.toArray(String[]::new));
            }
        }
    }

    /** With all that its libraries log. */
    private int run(StringBuilder printed, String... arguments) throws IOException {
        var environment = Map.of(
                "BACKUP_PASSPHRASE",
                PASSPHRASE,
                "BACKUP_WRONG",
                PASSPHRASE + "s",
                "BACKUP_MAC_KEY",
                MAC_SECRET,
                "BACKUP_WRONG_MAC",
                MAC_SECRET + "0");
        var options = List.of("-Xmx256m", "-Dorg.slf4j.simpleLogger.defaultLogLevel=trace");
        try (CliProcess process = CliProcess.start(folder, options, environment, arguments)) {
            CliAnswer answer = process.answer();
            printed.append(answer.out()).append(answer.err());
            return answer.exitCode();
        }
    }
}
