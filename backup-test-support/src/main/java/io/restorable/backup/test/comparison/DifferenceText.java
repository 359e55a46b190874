package io.restorable.backup.test.comparison;

import io.restorable.backup.drill.SchemaDifference;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes down how databases differ: few lines, the telling ones. Used once, by one thread. */
final class DifferenceText {

    private static final int DEFINITIONS = 15;
    private static final int LINES_OF_ONE = 4;
    private static final int TABLES = 15;
    private static final int OTHERS = 10;
    private static final int COLUMNS = 6;
    private static final int WIDTH = 90;

    private final DatabaseDifferences differences;
    private final List<String> lines = new ArrayList<>();

    DifferenceText(DatabaseDifferences differences) {
        this.differences = differences;
    }

    String write() {
        some(differences.schema(), DEFINITIONS, "definitions differ", this::definition);
        some(differences.tables(), TABLES, "tables have other rows", this::table);
        some(differences.others(), OTHERS, "sequences and large objects differ", line -> lines.add("- " + line));
        differences.notes().forEach(note -> lines.add("(" + note + ")"));
        return String.join("\n", lines);
    }

    private interface Shown<T> {
        void show(T one);
    }

    private <T> void some(List<T> all, int limit, String what, Shown<T> shown) {
        all.stream().limit(limit).forEach(shown::show);
        if (all.size() > limit) {
            lines.add("… and " + (all.size() - limit) + " more " + what + ".");
        }
    }

    private void definition(SchemaDifference difference) {
        lines.add("- " + difference.object() + " "
                + switch (difference.kind()) {
                    case MISSING -> "is missing";
                    case EXTRA -> "was not expected";
                    case TOO_FEW -> "is there too rarely: " + counts(difference);
                    case TOO_MANY -> "is there too often: " + counts(difference);
                    case DIFFERENT -> "reads otherwise:";
                });
        if (difference.kind() == SchemaDifference.Kind.DIFFERENT) {
            List<String> expected = linesOf(difference.expected());
            List<String> found = linesOf(difference.found());
            onlyIn(expected, found, "    expected: ");
            onlyIn(found, expected, "    found:    ");
        }
    }

    private static String counts(SchemaDifference difference) {
        return difference.found().size() + " instead of "
                + difference.expected().size();
    }

    private static List<String> linesOf(List<String> definitions) {
        return definitions.stream()
                .flatMap(String::lines)
                .map(line -> line.strip().replaceFirst(",$", ""))
                .filter(line -> !line.isEmpty())
                .toList();
    }

    private void onlyIn(List<String> these, List<String> others, String prefix) {
        var only = these.stream().filter(line -> !others.contains(line)).toList();
        only.stream().limit(LINES_OF_ONE).forEach(line -> lines.add(prefix + clipped(line, WIDTH)));
        if (only.isEmpty()) {
            lines.add(prefix + "(no other lines)");
        } else if (only.size() > LINES_OF_ONE) {
            lines.add(prefix + "… " + (only.size() - LINES_OF_ONE) + " more lines");
        }
    }

    private void table(TableDifference table) {
        lines.add("- " + head(table));
        for (RowDifference row : table.examples()) {
            row(row);
        }
        long differing = table.missing() + table.extra() + table.changed();
        if (differing > table.examples().size()) {
            lines.add(format(
                    "    … and %,d more rows", differing - table.examples().size()));
        }
    }

    private static String head(TableDifference table) {
        String name = "Table " + table.table() + " ";
        String counts = table.expectedRows() == table.foundRows()
                ? format("has other rows, %,d as expected", table.foundRows())
                : format("has %,d rows instead of %,d", table.foundRows(), table.expectedRows());
        String split =
                format("%,d missing, %,d not expected, %,d changed", table.missing(), table.extra(), table.changed());
        return name + counts + (table.note() == null ? ": " + split : ". " + table.note());
    }

    private void row(RowDifference row) {
        List<@Nullable String> expected = row.expected();
        List<@Nullable String> found = row.found();
        if (expected == null && found != null) {
            lines.add("    " + whole(row, found) + " was not expected");
        } else if (found == null && expected != null) {
            lines.add("    " + whole(row, expected) + " is missing");
        } else if (expected != null && found != null) {
            changed(row, expected, found);
        }
    }

    private void changed(RowDifference row, List<@Nullable String> expected, List<@Nullable String> found) {
        var changed = new ArrayList<Integer>();
        for (int column = 0; column < row.columns().size(); column++) {
            if (!String.valueOf(expected.get(column)).equals(String.valueOf(found.get(column)))
                    || (expected.get(column) == null) != (found.get(column) == null)) {
                changed.add(column);
            }
        }
        lines.add("    " + named(row, expected) + ":");
        for (int column : changed.subList(0, Math.min(COLUMNS, changed.size()))) {
            int apart = firstDifference(expected.get(column), found.get(column));
            lines.add("        " + row.columns().get(column) + " expected " + value(expected.get(column), apart)
                    + ", found " + value(found.get(column), apart));
        }
        if (changed.size() > COLUMNS) {
            lines.add("        … and " + (changed.size() - COLUMNS) + " more columns");
        }
    }

    private static String named(RowDifference row, List<@Nullable String> values) {
        return "row " + pairs(row.key(), row, values);
    }

    private static String whole(RowDifference row, List<@Nullable String> values) {
        var first = row.columns().subList(0, Math.min(COLUMNS, row.columns().size()));
        return "row (" + pairs(first, row, values)
                + (first.size() < row.columns().size() ? ", …)" : ")");
    }

    private static String pairs(List<String> columns, RowDifference row, List<@Nullable String> values) {
        var pairs = new ArrayList<String>();
        for (String column : columns) {
            pairs.add(column + " = " + value(values.get(row.columns().indexOf(column)), 0));
        }
        return String.join(", ", pairs);
    }

    private static int firstDifference(@Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return 0;
        }
        int position = 0;
        while (position < Math.min(one.length(), other.length()) && one.charAt(position) == other.charAt(position)) {
            position++;
        }
        return position;
    }

    /** Long values are shown from a little before the place that matters. */
    private static String value(@Nullable String value, int from) {
        if (value == null) {
            return "NULL";
        }
        int start = Math.max(0, from - WIDTH / 3);
        String shown = (start > 0 ? "…" : "") + clipped(value.substring(start), WIDTH / 2);
        return "'" + shown.replace("\n", "\\n").replace("\r", "\\r").replace("\t", "\\t") + "'";
    }

    private static String clipped(String text, int width) {
        return text.length() <= width ? text : text.substring(0, width) + "…";
    }

    private static String format(String format, Object... values) {
        return String.format(Locale.ROOT, format, values);
    }
}
