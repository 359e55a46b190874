package io.restorable.backup.rescue.live;

import io.restorable.backup.pg.Identifiers;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Columns that no two rows of a table agree in, by a unique index over plain columns and all rows.
 *
 * @param index the index's name
 * @param primary whether it is the primary key
 * @param notNull whether none of its columns takes NULL
 * @param columns the columns, in the index's order
 */
public record UniqueKey(String index, boolean primary, boolean notNull, List<Part> columns) {

    public UniqueKey {
        columns = List.copyOf(columns);
    }

    /**
     * @param column its name
     * @param operator the index's equality, as SQL: {@code OPERATOR(public.=)} for citext, which {@code =} would not find
     */
    public record Part(String column, String operator) {}

    /** The columns' names. */
    public List<String> names() {
        return columns.stream().map(Part::column).toList();
    }

    /** An SQL condition: two rows, of tables with these aliases, agree in the key. */
    public String joins(String left, String right) {
        return columns.stream()
                .map(part -> left + "." + Identifiers.quote(part.column()) + " " + part.operator() + " " + right + "."
                        + Identifiers.quote(part.column()))
                .collect(Collectors.joining(" AND "));
    }
}
