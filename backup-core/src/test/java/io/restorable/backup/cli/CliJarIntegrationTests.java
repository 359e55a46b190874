package io.restorable.backup.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The jar as an operator has it: alone. */
class CliJarIntegrationTests {

    private static final Path JAR = Path.of("target", "backup-cli.jar");

    @Test
    void triesAFolder(@TempDir Path folder) throws Exception {
        Outcome outcome = run("check", "--store", folder.toString());

        assertThat(outcome.text()).startsWith("FIT FOR USE: folder " + folder).contains("read back");
        assertThat(outcome.exitCode()).isZero();
    }

    @Test
    void printsWhatCameOfTryingAStoreAsJson(@TempDir Path folder) throws Exception {
        Outcome outcome = run("check", "--json", "--store", folder.toString());

        assertThat(outcome.text()).contains("\"passed\" : true", "\"name\" : \"clock\"");
    }

    @Test
    void hasTheLibraryOfS3AndSaysWhatToDoAboutAnEndpointThatIsNotThere() throws Exception {
        Outcome outcome = run("check", "--store", "s3://bucket/shop?endpoint=http://127.0.0.1:1");

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.FAILED);
        assertThat(outcome.text())
                .startsWith("NOT FIT FOR USE: s3://bucket/shop at 127.0.0.1")
                .contains("FAILED   write", "-> Check the endpoint in the store's address, and the network.")
                .contains("skipped  delete");
    }

    @ParameterizedTest
    @CsvSource({
        "gs://bucket/shop, com.google.cloud:google-cloud-storage",
        "azblob://account/container/shop, com.azure:azure-storage-blob"
    })
    void saysWhatToAddForOtherKindsOfStore(String address, String artifact) throws Exception {
        Outcome outcome = run("list", "--store", address);

        assertThat(outcome.exitCode()).isEqualTo(ExitCode.USAGE);
        assertThat(outcome.text())
                .contains("needs a library that is not on the class path", artifact)
                .contains("java -cp 'backup-cli.jar:FOLDER/*' io.restorable.backup.cli.BackupCli");
    }

    /** {@code java -cp 'backup-cli.jar:FOLDER/*' …}: a folder on the class path does no harm, and makes no difference. */
    @Test
    void startsFromAClassPathToo(@TempDir Path folder) throws Exception {
        Outcome outcome = start(
                "-cp",
                JAR + System.getProperty("path.separator") + folder.resolve("*"),
                "io.restorable.backup.cli.BackupCli",
                "check",
                "--store",
                folder.toString());

        assertThat(outcome.exitCode()).isZero();
    }

    private static Outcome run(String... arguments) throws IOException, InterruptedException {
        var all = new ArrayList<>(List.of("-jar", JAR.toString()));
        all.addAll(List.of(arguments));
        return start(all.toArray(new String[0]));
    }

    private static Outcome start(String... arguments) throws IOException, InterruptedException {
        assumeTrue(Files.exists(JAR), "backup-cli.jar is made by the phase package");
        var command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m"));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("AWS_ACCESS_KEY_ID", "nobody");
        builder.environment().put("AWS_SECRET_ACCESS_KEY", "nothing");
        Process process = builder.start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), text);
    }

    private record Outcome(int exitCode, String text) {}
}
