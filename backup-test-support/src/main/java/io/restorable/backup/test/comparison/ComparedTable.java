package io.restorable.backup.test.comparison;

import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.QualifiedName;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as one database has it: what is needed to read its rows.
 *
 * @param name its name
 * @param columns the columns that hold something of their own, in their order
 * @param key those by which one row is told from another; empty if there is no primary key
 */
record ComparedTable(QualifiedName name, List<String> columns, List<String> key) {

    ComparedTable {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }

    /** The same with only those columns that the other one has, too. */
    ComparedTable inCommonWith(ComparedTable other) {
        var common = columns.stream().filter(other.columns::contains).toList();
        return new ComparedTable(name, common, key.equals(other.key) && common.containsAll(key) ? key : List.of());
    }

    /** Gives all rows, as a backup would have them. */
    String copyOut() {
        return "COPY (SELECT " + quoted(columns, "") + " FROM ONLY " + name + ") TO STDOUT";
    }

    /** Gives all rows as text, the key first, in the order of the bytes of that text. */
    String inOrder() {
        return "SELECT " + sortKey() + (columns.isEmpty() ? "" : ", ") + quoted(columns, "::pg_catalog.text")
                + " FROM ONLY " + name + " ORDER BY 1";
    }

    /**
     * Bytes sort the same in every collation, and so here as there. Each part is quoted, lest ('a', 'b') equals ('a, b').
     */
    private String sortKey() {
        String row = quoted(key.isEmpty() ? columns : key, "");
        return "pg_catalog.convert_to(ROW(" + row + ")::pg_catalog.text, 'UTF8')";
    }

    private static String quoted(List<String> columns, String ending) {
        return columns.stream()
                .map(column -> Identifiers.quote(column) + ending)
                .collect(Collectors.joining(", "));
    }
}
