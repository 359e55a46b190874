package io.restorable.backup.catalog.type;

import io.restorable.backup.connect.Row;
import java.util.List;

/**
 * A type whose values are listed.
 *
 * @param row what all types have in common
 * @param labels the values in their sort order
 */
public record EnumType(TypeRow row, List<String> labels) implements TypeObject {

    static final String QUERY = """
            SELECT %s,
                   ARRAY(SELECT e.enumlabel::text FROM pg_enum e WHERE e.enumtypid = t.oid ORDER BY e.enumsortorder)
                   AS labels
            FROM %s
            WHERE t.oid >= 16384 AND t.typtype = 'e'
            ORDER BY t.oid
            """.formatted(TypeRow.COLUMNS, TypeRow.SOURCE);

    public EnumType {
        labels = List.copyOf(labels);
    }

    static EnumType read(Row row) {
        return new EnumType(TypeRow.read(row), row.texts("labels"));
    }
}
