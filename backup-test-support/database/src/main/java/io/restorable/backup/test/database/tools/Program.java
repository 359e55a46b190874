package io.restorable.backup.test.database.tools;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A program of {@code PATH}, with what it is given to read.
 *
 * @param file the program
 * @param input what its standard input holds
 */
public record Program(Path file, String input) {

    /** Finds a program; empty if there is none of that name. */
    public static Optional<Program> find(String name) {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
                .filter(folder -> !folder.isBlank())
                .map(folder -> Path.of(folder, name))
                .filter(Files::isExecutable)
                .map(file -> new Program(file, ""))
                .findFirst();
    }

    /**
     * Finds a program as {@link #find} does.
     *
     * @throws IllegalStateException if there is none; mark the test with {@link NeedsPrograms} to skip it then
     */
    public static Program require(String name) {
        return find(name).orElseThrow(() -> new IllegalStateException(name + " is not on PATH"));
    }

    /** The same with something to read. */
    public Program reading(String text) {
        return new Program(file, text);
    }

    /** Runs it to its end. */
    public ToolRun run(String... arguments) {
        var command = new ArrayList<>(List.of(file.toString()));
        command.addAll(List.of(arguments));
        try {
            var given = Files.writeString(Files.createTempFile("program", ".in"), input);
            var output = Files.createTempFile("program", ".out");
            var errors = Files.createTempFile("program", ".err");
            try {
                var process = new ProcessBuilder(command)
                        .redirectInput(given.toFile())
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile())
                        .start();
                return new ToolRun(command, process.waitFor(), Files.readString(output), Files.readString(errors));
            } finally {
                Files.delete(given);
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + file + " ran", interrupt);
        }
    }
}
