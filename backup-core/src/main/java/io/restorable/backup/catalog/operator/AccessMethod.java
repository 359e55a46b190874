package io.restorable.backup.catalog.operator;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;

/**
 * A way to store tables or to index them.
 *
 * @param identity the row and name; access methods have neither schema nor owner
 * @param forTables true for a table access method, false for an index access method
 * @param handler the function that names its routines, as SQL
 */
public record AccessMethod(ObjectIdentity identity, boolean forTables, String handler) implements DatabaseObject {

    static final String QUERY = """
            SELECT a.oid, a.amname AS name, NULL AS schema, NULL AS owner, a.amtype, a.amhandler::text AS handler
            FROM pg_am a
            WHERE a.oid >= 16384
            ORDER BY a.oid
            """;

    static AccessMethod read(Row row) {
        return new AccessMethod(
                ObjectIdentity.read(SystemCatalog.PG_AM, row), row.letter("amtype") == 't', row.text("handler"));
    }
}
