package io.restorable.backup.test.database.tools;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder with PostgreSQL's own {@code pg_dump}, {@code pg_restore} and {@code psql}, which judge our work from
 * outside. They are taken from
 *
 * <ol>
 *   <li>the folder that the system property or environment variable {@code RESTORABLE_PG_TOOLS} names;
 *   <li>{@code shared/tools/pg<major>/bin} beside the repository;
 *   <li>the folders of {@code PATH}.
 * </ol>
 *
 * <p>Immutable.
 */
public final class PgTools {

    private static final Pattern MAJOR = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
    private static final Map<Path, Integer> MAJORS = new ConcurrentHashMap<>();

    private final Path folder;
    private final int major;

    private PgTools(Path folder, int major) {
        this.folder = folder;
        this.major = major;
    }

    /**
     * Finds programs that are new enough: those of {@code RESTORABLE_PG_TOOLS} if they are, else the oldest that are.
     *
     * @param minimumMajor the oldest major version that will do
     */
    public static Optional<PgTools> find(int minimumMajor) {
        var chosen = chosenFolder();
        if (chosen != null) {
            var tools = inFolder(Path.of(chosen));
            if (tools.isEmpty()) {
                throw new IllegalStateException(
                        "RESTORABLE_PG_TOOLS names " + chosen + ", which does not hold pg_dump, pg_restore and psql");
            }
            if (tools.get().major >= minimumMajor) {
                return tools;
            }
        }
        return Stream.concat(besideRepository(), onPath())
                .flatMap(each -> inFolder(each).stream())
                .filter(each -> each.major >= minimumMajor)
                .min(Comparator.comparingInt(PgTools::major));
    }

    /**
     * Finds programs as {@link #find} does.
     *
     * @throws IllegalStateException if there are none; mark the test with {@link NeedsPgTools} to skip it then
     */
    public static PgTools require(int minimumMajor) {
        return find(minimumMajor).orElseThrow(() -> new IllegalStateException(missing(minimumMajor)));
    }

    static String missing(int minimumMajor) {
        return "No pg_dump, pg_restore and psql of PostgreSQL " + minimumMajor
                + " or newer here. Name their folder in RESTORABLE_PG_TOOLS.";
    }

    /** The major version of the programs. */
    public int major() {
        return major;
    }

    /** The folder that holds the programs. */
    public Path folder() {
        return folder;
    }

    /** Runs {@code pg_dump} to its end. */
    public ToolRun pgDump(String... arguments) {
        return run("pg_dump", arguments);
    }

    /** Runs {@code pg_restore} to its end. */
    public ToolRun pgRestore(String... arguments) {
        return run("pg_restore", arguments);
    }

    /** Runs {@code psql} to its end, without anyone's {@code .psqlrc}, and stopping at the first error. */
    public ToolRun psql(String... arguments) {
        var all = Stream.concat(Stream.of("--no-psqlrc", "--set=ON_ERROR_STOP=1"), Arrays.stream(arguments));
        return run("psql", all.toArray(String[]::new));
    }

    @Override
    public String toString() {
        return "client programs of PostgreSQL " + major;
    }

    private ToolRun run(String program, String... arguments) {
        return run(folder.resolve(program), arguments);
    }

    private static ToolRun run(Path program, String... arguments) {
        var command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(arguments));
        try {
            var output = Files.createTempFile("tool", ".out");
            var errors = Files.createTempFile("tool", ".err");
            try {
                var process = new ProcessBuilder(command)
                        .redirectInput(ProcessBuilder.Redirect.from(nothing()))
                        .redirectOutput(output.toFile())
                        .redirectError(errors.toFile())
                        .start();
                return new ToolRun(command, process.waitFor(), Files.readString(output), Files.readString(errors));
            } finally {
                Files.delete(output);
                Files.delete(errors);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while " + program + " ran", interrupt);
        }
    }

    private static File nothing() {
        return new File(isWindows() ? "NUL" : "/dev/null");
    }

    private static @Nullable String chosenFolder() {
        return System.getProperty("RESTORABLE_PG_TOOLS", System.getenv("RESTORABLE_PG_TOOLS"));
    }

    private static Stream<Path> besideRepository() {
        return Stream.iterate(Path.of("").toAbsolutePath(), each -> each != null, Path::getParent)
                .map(each -> each.resolve("shared/tools"))
                .filter(Files::isDirectory)
                .flatMap(PgTools::children)
                .map(each -> each.resolve("bin"));
    }

    private static Stream<Path> onPath() {
        var path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Arrays.stream(path.split(Pattern.quote(File.pathSeparator)))
                .filter(each -> !each.isBlank())
                .map(Path::of);
    }

    private static Stream<Path> children(Path folder) {
        try (var children = Files.list(folder)) {
            return children.sorted().toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Optional<PgTools> inFolder(Path folder) {
        var complete = Stream.of("pg_dump", "pg_restore", "psql")
                .map(name -> folder.resolve(isWindows() ? name + ".exe" : name))
                .allMatch(Files::isExecutable);
        if (!complete) {
            return Optional.empty();
        }
        return Optional.of(new PgTools(folder, MAJORS.computeIfAbsent(folder, PgTools::majorIn)));
    }

    private static int majorIn(Path folder) {
        var version = run(folder.resolve("pg_dump"), "--version").succeeded().output();
        var matcher = MAJOR.matcher(version);
        if (!matcher.find()) {
            throw new IllegalStateException("Cannot read the version of pg_dump in " + folder + ": " + version);
        }
        return Integer.parseInt(matcher.group(1));
    }

    private static boolean isWindows() {
        return File.separatorChar == '\\';
    }
}
