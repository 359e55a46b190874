package io.restorable.backup.test.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/** Counts fault points by step and kind, and writes them down. Safe for use by many threads. */
final class FaultTally {

    private final Map<String, Map<String, int[]>> counts = new LinkedHashMap<>();
    private final Map<String, Map<String, Integer>> planned = new TreeMap<>();

    synchronized void add(String step, String kind, boolean succeeded) {
        int[] cell = counts.computeIfAbsent(step, first -> new TreeMap<>()).computeIfAbsent(kind, first -> new int[2]);
        cell[succeeded ? 0 : 1]++;
    }

    /** Notes a point that is to be tried. */
    synchronized void plan(String step, String kind) {
        planned.computeIfAbsent(step, first -> new TreeMap<>()).merge(kind, 1, Integer::sum);
    }

    synchronized int total() {
        return counts.values().stream()
                .flatMap(kinds -> kinds.values().stream())
                .mapToInt(cell -> cell[0] + cell[1])
                .sum();
    }

    /**
     * Prints the table, keeps it in {@code target/fault-suite/}, one file for each test class, and holds the page's
     * section up to date.
     */
    synchronized void publish(String title) {
        var table = new StringBuilder(
                String.format("%-36s %-22s %7s %9s %7s%n", "step", "fault", "points", "succeeded", "failed"));
        counts.forEach((step, kinds) -> kinds.forEach((kind, cell) -> table.append(
                String.format("%-36s %-22s %7d %9d %7d%n", step, kind, cell[0] + cell[1], cell[0], cell[1]))));
        table.append(String.format("%-36s %-22s %7d%n", title, "all", total()));
        System.out.print(table);
        FaultPage.section(title, planned);
        try {
            Path folder = Files.createDirectories(Path.of("target", "fault-suite"));
            Files.writeString(folder.resolve(title + ".txt"), table, StandardCharsets.UTF_8);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
