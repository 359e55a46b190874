package io.restorable.backup.catalog.type;

import io.restorable.backup.connect.Row;

/**
 * A shell type: a name that was announced and never filled in.
 *
 * @param row what all types have in common
 */
public record UndefinedType(TypeRow row) implements TypeObject {

    static final String QUERY = """
            SELECT %s
            FROM %s
            WHERE t.oid >= 16384 AND t.typtype = 'p' AND NOT t.typisdefined
            ORDER BY t.oid
            """.formatted(TypeRow.COLUMNS, TypeRow.SOURCE);

    static UndefinedType read(Row row) {
        return new UndefinedType(TypeRow.read(row));
    }
}
