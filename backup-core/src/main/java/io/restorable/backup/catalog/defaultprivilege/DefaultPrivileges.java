package io.restorable.backup.catalog.defaultprivilege;

import io.restorable.backup.catalog.object.AccessPrivileges;
import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;

/**
 * The privileges that objects of one kind get when a role creates them. Its name is pg_default_acl's letter for the kind,
 * its owner is the creating role; its schema is {@code null} where it holds everywhere.
 *
 * @param kind the kind of objects
 * @param privileges the privileges, to be compared with the built-in ones where it holds everywhere, and with none in
 *     a schema, where privileges can only be added
 */
public record DefaultPrivileges(ObjectIdentity identity, DefaultPrivilegesKind kind, AccessPrivileges privileges)
        implements DatabaseObject {

    // acldefault() calls sequences 's', pg_default_acl calls them 'S'.
    static final String QUERY = """
            SELECT entry.oid, entry.defaclobjtype AS name, namespace.nspname AS schema,
                   pg_catalog.pg_get_userbyid(entry.defaclrole) AS owner,
                   entry.defaclacl::pg_catalog.text[] AS acl,
                   CASE WHEN entry.defaclnamespace = 0
                        THEN pg_catalog.acldefault(
                                 CASE WHEN entry.defaclobjtype = 'S' THEN 's'::"char" ELSE entry.defaclobjtype END,
                                 entry.defaclrole)
                        ELSE '{}' END::pg_catalog.text[] AS acl_default
            FROM pg_catalog.pg_default_acl entry
            LEFT JOIN pg_catalog.pg_namespace namespace ON namespace.oid = entry.defaclnamespace
            ORDER BY entry.oid
            """;

    static DefaultPrivileges read(Row row) {
        return new DefaultPrivileges(
                ObjectIdentity.read(SystemCatalog.PG_DEFAULT_ACL, row),
                DefaultPrivilegesKind.ofLetter(row.letter("name")),
                AccessPrivileges.read(row));
    }
}
