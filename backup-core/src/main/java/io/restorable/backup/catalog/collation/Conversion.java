package io.restorable.backup.catalog.collation;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;

/**
 * A conversion of texts from one encoding to another.
 *
 * @param identity the row, name, schema and owner
 * @param source the name of the encoding converted from
 * @param target the name of the encoding converted to
 * @param function the function that does it, as SQL
 * @param isDefault whether it is taken without being named
 */
public record Conversion(ObjectIdentity identity, String source, String target, String function, boolean isDefault)
        implements DatabaseObject {

    static final String QUERY = """
            SELECT k.oid, k.conname AS name, n.nspname AS schema, pg_get_userbyid(k.conowner) AS owner,
                   pg_encoding_to_char(k.conforencoding) AS source, pg_encoding_to_char(k.contoencoding) AS target,
                   k.conproc::text AS function, k.condefault
            FROM pg_conversion k
            JOIN pg_namespace n ON n.oid = k.connamespace
            WHERE k.oid >= 16384
            ORDER BY k.oid
            """;

    static Conversion read(Row row) {
        return new Conversion(
                ObjectIdentity.read(SystemCatalog.PG_CONVERSION, row),
                row.text("source"),
                row.text("target"),
                row.text("function"),
                row.flag("condefault"));
    }
}
