package io.restorable.backup.ddl;

import io.restorable.backup.ddl.definition.Definition;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Counts what came back, by kind and major, and writes it as Markdown. */
final class ProvedKinds {

    private final SortedMap<Integer, ArchivePlan> plans = new TreeMap<>();

    /** All that this archive holds came back. */
    void add(int major, ArchivePlan plan) {
        plans.put(major, plan);
    }

    int majors() {
        return plans.size();
    }

    /** Entries of each kind. */
    String kinds() {
        SortedMap<Integer, Map<String, Long>> counts = new TreeMap<>();
        plans.forEach((major, plan) -> counts.put(
                major,
                plan.entries().stream().collect(Collectors.groupingBy(Definition::kind, Collectors.counting()))));
        SortedSet<String> kinds = new TreeSet<>();
        counts.values().forEach(count -> kinds.addAll(count.keySet()));
        var table = new StringBuilder("| Kind |");
        counts.keySet().forEach(major -> table.append(' ').append(major).append(" |"));
        table.append("\n|---|").append("--:|".repeat(counts.size())).append('\n');
        for (String kind : kinds) {
            table.append("| ").append(kind).append(" |");
            counts.values().forEach(count -> {
                Long number = count.get(kind);
                table.append(' ')
                        .append(number == null ? "–" : number.toString())
                        .append(" |");
            });
            table.append('\n');
        }
        return table.toString();
    }

    /** Rows of each system catalog of the newest major. */
    String catalogs() {
        var table = new StringBuilder(
                "| Catalog | An entry of its own | Comes with another | Left out |\n|---|--:|--:|---|\n");
        Objects.requireNonNull(plans.get(plans.lastKey())).coverage().counts().forEach((catalog, count) -> {
            String leftOut = count.leftOut().entrySet().stream()
                    .map(reason -> reason.getValue() + " " + words(reason.getKey()))
                    .collect(Collectors.joining(", "));
            table.append("| ")
                    .append(catalog)
                    .append(" | ")
                    .append(count.defined())
                    .append(" | ");
            table.append(count.covered()).append(" | ").append(leftOut).append(" |\n");
        });
        return table.toString();
    }

    private static String words(Coverage.Reason reason) {
        return switch (reason) {
            case OF_EXTENSION -> "of an extension, which makes it again";
            case OF_SYSTEM -> "of PostgreSQL's own schemas, or an index that failed to build";
            case OF_LEFT_OUT -> "part of something left out";
            case OUT_OF_SCOPE -> "not asked for";
            case UNREADABLE -> "not readable, and named in a note";
        };
    }
}
