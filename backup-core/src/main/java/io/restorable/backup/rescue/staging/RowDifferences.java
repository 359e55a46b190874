package io.restorable.backup.rescue.staging;

import io.restorable.backup.connect.Session;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.Literals;
import io.restorable.backup.rescue.live.LiveTables;
import io.restorable.backup.rescue.live.UniqueKey;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The rows in which a table of the backup and a live one differ.
 *
 * @param missing how many rows of the backup the live table lacks
 * @param changed how many rows of the backup have other values in the live table
 * @param added how many live rows the backup does not have
 * @param changedColumns in how many changed rows each column differs, in the columns' order
 * @param missingExamples the first missing rows, by their keys: {@code id = 17}
 * @param changedExamples the first changed rows
 * @param addedExamples the first added rows
 */
public record RowDifferences(
        long missing,
        long changed,
        long added,
        Map<String, Long> changedColumns,
        List<String> missingExamples,
        List<String> changedExamples,
        List<String> addedExamples) {

    /** No difference at all. */
    public static final RowDifferences NONE = new RowDifferences(0, 0, 0, Map.of(), List.of(), List.of(), List.of());

    private static final int LONGEST_EXAMPLE = 200;

    public RowDifferences {
        // keeps the order, which Map.copyOf would not
        changedColumns = Collections.unmodifiableMap(new LinkedHashMap<>(changedColumns));
        missingExamples = List.copyOf(missingExamples);
        changedExamples = List.copyOf(changedExamples);
        addedExamples = List.copyOf(addedExamples);
    }

    /**
     * Counts what was laid out.
     *
     * @param examples how many rows of each sort to name
     */
    public static RowDifferences count(Session session, StagedTable staged, int examples) {
        Map<Character, Long> backup = states(session, staged, staged.backupRows());
        Map<Character, Long> live = states(session, staged, staged.liveRows());
        return new RowDifferences(
                backup.getOrDefault('m', 0L),
                backup.getOrDefault('c', 0L),
                live.getOrDefault('n', 0L),
                changedColumns(session, staged),
                examples(session, staged, staged.backupRows(), is("m"), examples),
                examples(session, staged, staged.backupRows(), is("c"), examples),
                examples(session, staged, staged.liveRows(), is("n"), examples));
    }

    private static Map<Character, Long> states(Session session, StagedTable staged, String table) {
        var counts = new HashMap<Character, Long>();
        session.forEach(
                "counting the rows of " + staged.name() + " that differ",
                "SELECT " + StagedTable.STATE + " AS state, pg_catalog.count(*) AS number FROM " + table
                        + " GROUP BY 1",
                row -> counts.put(row.letter("state"), row.oid("number")));
        return counts;
    }

    private static String is(String state) {
        return "x." + StagedTable.STATE + " = '" + state + "'";
    }

    private static Map<String, Long> changedColumns(Session session, StagedTable staged) {
        UniqueKey key = staged.key();
        if (key == null) {
            return Map.of();
        }
        var others = new ArrayList<>(staged.columns());
        others.removeAll(key.names());
        if (others.isEmpty()) {
            return Map.of();
        }
        String counts = others.stream()
                .map(Identifiers::quote)
                .map(column -> "pg_catalog.count(*) FILTER (WHERE ROW(b." + column + ")::pg_catalog.text <> ROW(l."
                        + column + ")::pg_catalog.text)::pg_catalog.text")
                .collect(Collectors.joining(", ", "ARRAY[", "]"));
        var changed = new LinkedHashMap<String, Long>();
        session.forEach(
                "counting the changed columns of " + staged.name(),
                "SELECT " + counts + " AS counts FROM " + staged.backupRows() + " b JOIN " + staged.liveRows()
                        + " l ON " + key.joins("b", "l") + " WHERE b." + StagedTable.STATE + " = 'c'",
                row -> {
                    List<String> numbers = row.texts("counts");
                    for (int index = 0; index < others.size(); index++) {
                        changed.put(others.get(index), Long.valueOf(numbers.get(index)));
                    }
                });
        changed.values().removeIf(number -> number == 0);
        return changed;
    }

    /** Names the first rows that a condition on alias {@code x} fits. */
    public static List<String> examples(
            Session session, StagedTable staged, String table, String condition, int count) {
        UniqueKey key = staged.key();
        String name = key == null ? staged.rowText("x") : keyText(key);
        String order = key == null ? "1" : LiveTables.columnList(key.names(), "x");
        return session.query(
                "naming rows of " + staged.name() + " that differ",
                "SELECT pg_catalog.left(" + name + ", " + LONGEST_EXAMPLE + ") AS example FROM " + table + " x WHERE "
                        + condition + " ORDER BY " + order + " LIMIT " + count,
                row -> row.text("example").replaceAll("\\p{Cntrl}+", " "));
    }

    private static String keyText(UniqueKey key) {
        return key.names().stream()
                .map(column -> Literals.quote(Identifiers.quote(column) + " = ") + " || pg_catalog.format('%s', x."
                        + Identifiers.quote(column) + ")")
                .collect(Collectors.joining(" || ', ' || "));
    }
}
