package io.restorable.backup.catalog.operator;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;
import java.util.Map;

/**
 * Operator classes whose operators work together.
 *
 * @param identity the row, name, schema and owner
 * @param accessMethod the name of the index access method, not quoted
 * @param members the operators and functions that belong to no class of the family, as those across types
 */
public record OperatorFamily(ObjectIdentity identity, String accessMethod, FamilyMembers members)
        implements DatabaseObject {

    static final String QUERY = """
            SELECT f.oid, f.opfname AS name, n.nspname AS schema, pg_get_userbyid(f.opfowner) AS owner, a.amname
            FROM pg_opfamily f
            JOIN pg_namespace n ON n.oid = f.opfnamespace
            JOIN pg_am a ON a.oid = f.opfmethod
            WHERE f.oid >= 16384
            ORDER BY f.oid
            """;

    static OperatorFamily read(Row row, Map<Long, FamilyMembers> members) {
        return new OperatorFamily(
                ObjectIdentity.read(SystemCatalog.PG_OPFAMILY, row),
                row.text("amname"),
                members.getOrDefault(row.oid("oid"), FamilyMembers.NONE));
    }
}
