package io.restorable.backup.catalog.routine;

import io.restorable.backup.catalog.object.AccessPrivileges;
import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;

/**
 * A procedural language.
 *
 * @param identity the row, name and owner
 * @param privileges the privileges on the language
 * @param trusted whether ordinary users may be allowed to write functions in it
 * @param handlerOid the OID of the function that runs its functions
 * @param inlineOid the OID of the function that runs DO blocks, 0 for none
 * @param validatorOid the OID of the function that checks new functions, 0 for none
 */
public record Language(
        ObjectIdentity identity,
        AccessPrivileges privileges,
        boolean trusted,
        long handlerOid,
        long inlineOid,
        long validatorOid)
        implements DatabaseObject {

    static final String QUERY = """
            SELECT l.oid, l.lanname AS name, NULL AS schema, pg_get_userbyid(l.lanowner) AS owner,
                   l.lanacl::text[] AS acl, acldefault('l', l.lanowner)::text[] AS acl_default,
                   l.lanpltrusted, l.lanplcallfoid, l.laninline, l.lanvalidator
            FROM pg_language l
            WHERE l.lanispl AND (l.oid >= 16384 OR l.lanacl IS NOT NULL)
            ORDER BY l.oid
            """;

    static Language read(Row row) {
        return new Language(
                ObjectIdentity.read(SystemCatalog.PG_LANGUAGE, row),
                AccessPrivileges.read(row),
                row.flag("lanpltrusted"),
                row.oid("lanplcallfoid"),
                row.oid("laninline"),
                row.oid("lanvalidator"));
    }
}
