package io.restorable.backup.catalog.type;

import io.restorable.backup.connect.Row;

/**
 * A type that PostgreSQL makes along with something else: a table's row type, an array type, a multirange type. It is
 * never defined by itself, but others may depend on it.
 *
 * @param row what all types have in common
 */
public record ImpliedType(TypeRow row) implements TypeObject {

    static final String QUERY = """
            SELECT %s
            FROM %s
            WHERE t.oid >= 16384 AND (a.oid IS NOT NULL OR t.typtype = 'm' OR t.typtype = 'c' AND c.relkind <> 'c')
            ORDER BY t.oid
            """.formatted(TypeRow.COLUMNS, TypeRow.SOURCE);

    static ImpliedType read(Row row) {
        return new ImpliedType(TypeRow.read(row));
    }

    /** Whether it is the row type of a table, view or sequence, which {@link TypeRow#relationOid()} then names. */
    public boolean isRowType() {
        return row.relationOid() != 0;
    }
}
