package io.restorable.backup.catalog.type;

import io.restorable.backup.catalog.object.AccessPrivileges;
import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;

/**
 * A row of pg_type with what all kinds of types have in common.
 *
 * @param identity the row, name, schema and owner
 * @param privileges the privileges on the type
 * @param relationOid the OID of the pg_class row of a composite type or row type, else 0
 */
public record TypeRow(ObjectIdentity identity, AccessPrivileges privileges, long relationOid)
        implements DatabaseObject {

    /** What {@link #read} reads, selected from {@link #SOURCE}. */
    static final String COLUMNS = """
            t.oid, t.typname AS name, n.nspname AS schema, pg_get_userbyid(t.typowner) AS owner,
            t.typacl::text[] AS acl, acldefault('T', t.typowner)::text[] AS acl_default, t.typrelid\
            """;

    /** Types with their schemas: {@code a} is the element type where {@code t} is the array type made along with it. */
    static final String SOURCE = """
            pg_type t
            JOIN pg_namespace n ON n.oid = t.typnamespace
            LEFT JOIN pg_type a ON a.oid = t.typelem AND a.typarray = t.oid
            LEFT JOIN pg_class c ON c.oid = t.typrelid\
            """;

    static TypeRow read(Row row) {
        return new TypeRow(
                ObjectIdentity.read(SystemCatalog.PG_TYPE, row), AccessPrivileges.read(row), row.oid("typrelid"));
    }
}
