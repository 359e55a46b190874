package io.restorable.backup.catalog.type;

import io.restorable.backup.connect.Row;
import io.restorable.backup.pg.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * A type whose values are ranges of another type's values.
 *
 * @param row what all types have in common
 * @param subtype the type of the bounds, as SQL
 * @param multirange the name of the multirange type made along with it, as SQL
 * @param operatorClass the operator class that sorts the bounds where it is not the subtype's default, or {@code null}
 * @param collation the collation where it is not the subtype's own, or {@code null}
 * @param canonical the function that brings values to one form, as SQL, or {@code null}
 * @param difference the function that measures the distance of two bounds, as SQL, or {@code null}
 */
public record RangeType(
        TypeRow row,
        String subtype,
        String multirange,
        @Nullable QualifiedName operatorClass,
        @Nullable QualifiedName collation,
        @Nullable String canonical,
        @Nullable String difference)
        implements TypeObject {

    static final String QUERY = """
            SELECT %s,
                   format_type(r.rngsubtype, NULL) AS subtype, format_type(r.rngmultitypid, NULL) AS multirange,
                   o.opcname, opn.nspname AS opcschema,
                   ln.nspname AS collation_schema, l.collname AS collation,
                   nullif(r.rngcanonical::text, '-') AS canonical, nullif(r.rngsubdiff::text, '-') AS difference
            FROM %s
            JOIN pg_range r ON r.rngtypid = t.oid
            JOIN pg_type s ON s.oid = r.rngsubtype
            LEFT JOIN pg_opclass o ON o.oid = r.rngsubopc AND NOT o.opcdefault
            LEFT JOIN pg_namespace opn ON opn.oid = o.opcnamespace
            LEFT JOIN pg_collation l ON l.oid = r.rngcollation AND r.rngcollation <> s.typcollation
            LEFT JOIN pg_namespace ln ON ln.oid = l.collnamespace
            WHERE t.oid >= 16384 AND t.typtype = 'r'
            ORDER BY t.oid
            """.formatted(TypeRow.COLUMNS, TypeRow.SOURCE);

    static RangeType read(Row row) {
        String operatorClass = row.textOrNull("opcname");
        return new RangeType(
                TypeRow.read(row),
                row.text("subtype"),
                row.text("multirange"),
                operatorClass == null ? null : new QualifiedName(row.text("opcschema"), operatorClass),
                TypeReader.collation(row),
                row.textOrNull("canonical"),
                row.textOrNull("difference"));
    }
}
