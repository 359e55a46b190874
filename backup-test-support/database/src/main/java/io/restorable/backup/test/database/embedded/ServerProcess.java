package io.restorable.backup.test.database.embedded;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The processes and the data of one server, from its start on first use to its end. Safe for use by several threads. */
final class ServerProcess {

    // Unpacking the programs and initdb compete with the tests of other JVMs.
    private static final Duration START_TIMEOUT = Duration.ofMinutes(2);

    private final int major;
    private final Map<String, String> settings;
    private final Path dataDirectory =
            workingDirectory().resolve(UUID.randomUUID().toString());
    private @Nullable EmbeddedPostgres running;
    private boolean ended;

    ServerProcess(int major, Map<String, String> settings) {
        this.major = major;
        this.settings = Map.copyOf(settings);
    }

    /** The port of the server, which starts now if it has not yet. */
    synchronized int port() {
        if (ended) {
            throw new IllegalStateException("PostgreSQL " + major + " is stopped");
        }
        var server = running;
        if (server == null) {
            server = start();
            running = server;
            Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop PostgreSQL " + major));
        }
        return server.getPort();
    }

    /** Stops the server if it runs, and removes its data. */
    synchronized void stop() {
        var server = running;
        if (server == null || ended) {
            return;
        }
        ended = true;
        try {
            server.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("Stopping PostgreSQL " + major + " failed", failure);
        }
    }

    /** Kills the processes of a running server, and removes its data. */
    synchronized void kill() {
        try {
            var firstLine =
                    Files.readAllLines(dataDirectory.resolve("postmaster.pid")).get(0);
            var postmaster = ProcessHandle.of(Long.parseLong(firstLine)).orElseThrow();
            // Listed before: once the postmaster is gone, nobody knows that they were its children.
            var processes = Stream.concat(Stream.of(postmaster), postmaster.descendants())
                    .toList();
            processes.forEach(ProcessHandle::destroyForcibly);
            processes.forEach(process -> process.onExit().join());
            delete(dataDirectory);
        } catch (IOException failure) {
            throw new UncheckedIOException("Killing PostgreSQL " + major + " failed", failure);
        }
        ended = true;
    }

    private EmbeddedPostgres start() {
        var builder = EmbeddedPostgres.builder()
                .setPgBinaryResolver(new PostgresBinaries(major))
                .setDataDirectory(dataDirectory)
                .setRegisterShutdownHook(false)
                .setLocaleConfig("locale", "C")
                .setPGStartupWait(START_TIMEOUT);
        settings.forEach(builder::setServerConfig);
        try {
            return builder.start();
        } catch (IOException failure) {
            throw new UncheckedIOException("Starting PostgreSQL " + major + " failed", failure);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Where zonky unpacks the programs and looks for servers that a killed JVM left behind, to stop them. */
    private static Path workingDirectory() {
        var standard = Path.of(System.getProperty("java.io.tmpdir"), "embedded-pg");
        return Path.of(System.getProperty("ot.epg.working-dir", standard.toString()));
    }
}
