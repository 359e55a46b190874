package io.restorable.backup.catalog.type;

import io.restorable.backup.connect.Row;

/**
 * A type that every database has from the start: only its privileges can be different.
 *
 * @param row what all types have in common
 */
public record SystemType(TypeRow row) implements TypeObject {

    static final String QUERY = """
            SELECT %s
            FROM %s
            WHERE t.oid < 16384 AND t.typacl IS NOT NULL
            ORDER BY t.oid
            """.formatted(TypeRow.COLUMNS, TypeRow.SOURCE);

    static SystemType read(Row row) {
        return new SystemType(TypeRow.read(row));
    }
}
