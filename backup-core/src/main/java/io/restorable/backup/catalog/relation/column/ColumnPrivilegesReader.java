package io.restorable.backup.catalog.relation.column;

import io.restorable.backup.catalog.object.AccessPrivileges;
import io.restorable.backup.connect.Session;
import java.util.List;

/**
 * Reads from pg_attribute the privileges on columns, for all relations: they need no lock. Columns with initial privileges are
 * here, too, even where the column has none now.
 */
public final class ColumnPrivilegesReader {

    private static final String QUERY = """
            SELECT a.attrelid, a.attnum, a.attname, a.attacl::pg_catalog.text[] AS acl,
              '{}'::pg_catalog.text[] AS acl_default
            FROM pg_catalog.pg_attribute a
            LEFT JOIN pg_catalog.pg_init_privs ip ON ip.objoid = a.attrelid AND ip.objsubid = a.attnum
              AND ip.classoid = 'pg_catalog.pg_class'::pg_catalog.regclass
            WHERE NOT a.attisdropped AND (a.attacl IS NOT NULL OR ip.initprivs IS NOT NULL)
            ORDER BY a.attrelid, a.attnum
            """;

    /** Reads the privileges on columns that have any, those of one relation together and in the order of the columns. */
    public List<ColumnPrivileges> read(Session session) {
        return session.query(
                "reading the privileges on columns",
                QUERY,
                row -> new ColumnPrivileges(
                        row.oid("attrelid"), row.number("attnum"), row.text("attname"), AccessPrivileges.read(row)));
    }
}
