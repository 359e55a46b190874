package io.restorable.backup.catalog.relation.table;

import io.restorable.backup.catalog.object.AccessPrivileges;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;
import io.restorable.backup.connect.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads pg_class, the system's own relations included: a user's table may inherit from one, and privileges on them may
 * have been changed. Nothing here needs a lock on the relations.
 */
public final class RelationListReader {

    private static final String QUERY = """
            SELECT c.oid, c.relname AS name, n.nspname AS schema, pg_catalog.pg_get_userbyid(c.relowner) AS owner,
              c.relkind, c.relpersistence, c.reltype, c.relispopulated, c.relreplident,
              c.relrowsecurity, c.relforcerowsecurity, c.relispartition,
              COALESCE(ts.spcname, '') AS tablespace, am.amname,
              pg_catalog.array_remove(pg_catalog.array_remove(c.reloptions,
                'check_option=local'), 'check_option=cascaded') AS options,
              CASE WHEN 'check_option=local' = ANY (c.reloptions) THEN 'LOCAL'
                WHEN 'check_option=cascaded' = ANY (c.reloptions) THEN 'CASCADED' END AS check_option,
              toast.reloptions AS toast_options,
              -- relpages counts blocks without a sign in a signed column
              (c.relpages::bigint & 4294967295) + COALESCE(toast.relpages::bigint & 4294967295, 0) AS pages,
              ft.ftserver, owning.refobjid AS owning_table, owning.refobjsubid AS owning_column,
              owning.deptype = 'i' AS owning_identity,
              c.relacl::pg_catalog.text[] AS acl,
              pg_catalog.acldefault(CASE WHEN c.relkind = 'S' THEN 's'::"char" ELSE 'r'::"char" END,
                c.relowner)::pg_catalog.text[] AS acl_default
            FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_tablespace ts ON ts.oid = c.reltablespace
            LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam
            LEFT JOIN pg_catalog.pg_class toast ON toast.oid = c.reltoastrelid
              AND toast.relkind = 't' AND c.relkind <> 'p'
            LEFT JOIN pg_catalog.pg_foreign_table ft ON ft.ftrelid = c.oid
            LEFT JOIN pg_catalog.pg_depend owning ON c.relkind = 'S'
              AND owning.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND owning.objid = c.oid
              AND owning.objsubid = 0 AND owning.deptype IN ('a', 'i')
              AND owning.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
            WHERE c.relkind IN ('r', 'p', 'f', 'v', 'm', 'S', 'c')
            ORDER BY c.oid
            """;

    /** Reads all relations, in the order of their OIDs. */
    public List<Relation> read(Session session) {
        return session.query("reading the tables, views and sequences", QUERY, RelationListReader::relation);
    }

    private static Relation relation(Row row) {
        return new Relation(
                ObjectIdentity.read(SystemCatalog.PG_CLASS, row),
                RelationKind.ofLetter(row.letter("relkind")),
                row.letter("relpersistence"),
                row.oid("reltype"),
                row.flag("relispopulated"),
                row.letter("relreplident"),
                storage(row),
                row.textOrNull("check_option"),
                row.flag("relrowsecurity"),
                row.flag("relforcerowsecurity"),
                row.flag("relispartition"),
                row.oid("ftserver"),
                owningColumn(row),
                AccessPrivileges.read(row));
    }

    private static Storage storage(Row row) {
        return new Storage(
                row.text("tablespace"),
                row.textOrNull("amname"),
                row.texts("options"),
                row.texts("toast_options"),
                row.oid("pages"));
    }

    private static @Nullable OwningColumn owningColumn(Row row) {
        long table = row.oid("owning_table");
        return table == 0 ? null : new OwningColumn(table, row.number("owning_column"), row.flag("owning_identity"));
    }
}
