package io.restorable.backup.test.stores.azure;

import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobContainerClientBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Azurite in a process of its own, started once; it checks keys. Its account has the key of the environment. */
final class Azurite {

    static final String ACCOUNT = "restorable";
    static final String CONTAINER = "backups";

    private static final Pattern LISTENING = Pattern.compile("listens on (http://\\S+)");
    private final URI endpoint;

    private Azurite() {
        try {
            endpoint = URI.create(start() + "/" + ACCOUNT);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        new BlobContainerClientBuilder()
                .endpoint(endpoint.toString())
                .containerName(CONTAINER)
                .credential(new StorageSharedKeyCredential(ACCOUNT, System.getenv("AZURE_STORAGE_KEY")))
                .httpClient(new JdkHttpClientBuilder().build())
                .buildClient()
                .create();
    }

    static URI endpoint() {
        return Running.SERVER.endpoint;
    }

    static Optional<Path> program() {
        return Stream.of(System.getenv("PATH").split(File.pathSeparator))
                .map(folder -> Path.of(folder, "azurite-blob"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    private static String start() throws IOException {
        Path folder = Files.createTempDirectory("azurite");
        var builder = new ProcessBuilder(
                        program().orElseThrow().toString(),
                        "--blobHost",
                        "127.0.0.1",
                        "--blobPort",
                        "0",
                        "--location",
                        folder.toString(),
                        "--skipApiVersionCheck",
                        "--disableTelemetry")
                .redirectErrorStream(true);
        builder.environment().put("AZURITE_ACCOUNTS", ACCOUNT + ":" + System.getenv("AZURE_STORAGE_KEY"));
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
        BufferedReader output = process.inputReader();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            Matcher listening = LISTENING.matcher(line);
            if (listening.find()) {
                drain(output);
                return listening.group(1);
            }
        }
        throw new IOException("Azurite ended with " + process.exitValue());
    }

    /** It tells of each request, and stops when nobody listens. */
    private static void drain(BufferedReader output) {
        var reader = new Thread(
                () -> {
                    try {
                        output.transferTo(Writer.nullWriter());
                    } catch (IOException ended) {
                        // So has the server.
                    }
                },
                "azurite-output");
        reader.setDaemon(true);
        reader.start();
    }

    private static void stop(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Started when it is first asked for, not when somebody asks whether it could be. */
    private static final class Running {

        private static final Azurite SERVER = new Azurite();
    }
}
