package io.restorable.backup.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The command line in a Java of its own, as people run it. Ends with the test at the latest. */
final class CliProcess implements AutoCloseable {

    private final Process process;
    private final Path out;
    private final Path err;

    private CliProcess(Process process, Path out, Path err) {
        this.process = process;
        this.out = out;
        this.err = err;
    }

    /**
     * Starts a command.
     *
     * @param folder takes what it prints
     * @param options of Java
     */
    static CliProcess start(Path folder, List<String> options, String... arguments) throws IOException {
        return start(folder, options, Map.of(), arguments);
    }

    /**
     * Starts a command; otherwise as {@link #start(Path, List, String...)}.
     *
     * @param environment variables besides those of this process
     */
    static CliProcess start(Path folder, List<String> options, Map<String, String> environment, String... arguments)
            throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), BackupCli.class.getName()));
        command.addAll(List.of(arguments));
        Path out = Files.createTempFile(folder, "out", ".txt");
        Path err = Files.createTempFile(folder, "err", ".txt");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment().putAll(environment);
        return new CliProcess(builder.start(), out, err);
    }

    boolean isRunning() {
        return process.isAlive();
    }

    /** Waits for its end. */
    CliAnswer answer() {
        int exitCode = process.onExit().join().exitValue();
        return new CliAnswer(exitCode, read(out), read(err));
    }

    /** Ends it without giving it a chance to tidy up. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
