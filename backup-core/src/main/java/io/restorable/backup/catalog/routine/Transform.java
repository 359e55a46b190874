package io.restorable.backup.catalog.routine;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;
import org.jspecify.annotations.Nullable;

/**
 * How values of a type are handed to a procedural language and back.
 *
 * @param identity the row; the name is made of the type's and the language's, as transforms have none
 * @param type the type, as SQL
 * @param language the language's name, not quoted
 * @param fromSql the function that hands values over, or {@code null}
 * @param toSql the function that takes values back, or {@code null}
 */
public record Transform(
        ObjectIdentity identity,
        String type,
        String language,
        @Nullable FunctionReference fromSql,
        @Nullable FunctionReference toSql)
        implements DatabaseObject {

    static final String QUERY =
            """
            SELECT k.oid, t.typname || ' ' || quote_ident(l.lanname) AS name, NULL AS schema, NULL AS owner,
                   format_type(k.trftype, NULL) AS type, l.lanname,
                   %s,
                   %s
            FROM pg_transform k
            JOIN pg_type t ON t.oid = k.trftype
            JOIN pg_language l ON l.oid = k.trflang
            LEFT JOIN pg_proc f ON f.oid = k.trffromsql
            LEFT JOIN pg_proc b ON b.oid = k.trftosql
            WHERE k.oid >= 16384
            ORDER BY k.oid
            """.formatted(FunctionReference.columns("from_sql", "f"), FunctionReference.columns("to_sql", "b"));

    static Transform read(Row row) {
        return new Transform(
                ObjectIdentity.read(SystemCatalog.PG_TRANSFORM, row),
                row.text("type"),
                row.text("lanname"),
                FunctionReference.read(row, "from_sql"),
                FunctionReference.read(row, "to_sql"));
    }
}
