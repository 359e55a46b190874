package io.restorable.backup.catalog.routine;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;
import org.jspecify.annotations.Nullable;

/**
 * A conversion of values from one type to another.
 *
 * @param identity the row; the name is made of the names of both types, as casts have none
 * @param source the type converted from, as SQL
 * @param target the type converted to, as SQL
 * @param function the function that does it, or {@code null}
 * @param throughText whether values are printed as one type and read as the other
 * @param context where it is applied without being asked for
 */
public record Cast(
        ObjectIdentity identity,
        String source,
        String target,
        @Nullable FunctionReference function,
        boolean throughText,
        CastContext context)
        implements DatabaseObject {

    // The cast from a range type to its multirange type comes with the range type.
    static final String QUERY = """
            SELECT k.oid, s.typname || ' ' || t.typname AS name, NULL AS schema, NULL AS owner,
                   format_type(k.castsource, NULL) AS source, format_type(k.casttarget, NULL) AS target,
                   k.castcontext, k.castmethod = 'i' AS through_text,
                   %s
            FROM pg_cast k
            JOIN pg_type s ON s.oid = k.castsource
            JOIN pg_type t ON t.oid = k.casttarget
            LEFT JOIN pg_proc p ON p.oid = k.castfunc AND k.castmethod = 'f'
            WHERE k.oid >= 16384
                  AND NOT EXISTS (SELECT FROM pg_range r
                                  WHERE r.rngtypid = k.castsource AND r.rngmultitypid = k.casttarget)
            ORDER BY k.oid
            """.formatted(FunctionReference.columns("function", "p"));

    static Cast read(Row row) {
        return new Cast(
                ObjectIdentity.read(SystemCatalog.PG_CAST, row),
                row.text("source"),
                row.text("target"),
                FunctionReference.read(row, "function"),
                row.flag("through_text"),
                CastContext.ofLetter(row.letter("castcontext")));
    }
}
