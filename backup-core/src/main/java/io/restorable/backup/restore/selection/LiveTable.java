package io.restorable.backup.restore.selection;

import io.restorable.backup.connect.Session;
import io.restorable.backup.pg.Literals;
import io.restorable.backup.pg.QualifiedName;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table of the target.
 *
 * @param oid identifies it
 * @param name its name
 * @param kind its relkind
 * @param owned whether the role may alter it
 * @param forced whether row-level security binds its owner, too
 * @param extension the extension it belongs to; empty if none
 */
record LiveTable(long oid, QualifiedName name, char kind, boolean owned, boolean forced, String extension) {

    private static final String WITH_PARTITIONS = """
              WITH asked(schema, name) AS (VALUES %s)
            SELECT DISTINCT class.oid, namespace.nspname AS schema, class.relname AS name, class.relkind AS kind,
                   pg_catalog.pg_has_role(class.relowner, 'USAGE') AS owned,
                   class.relrowsecurity AND class.relforcerowsecurity AS forced,
                   coalesce((SELECT extname FROM pg_catalog.pg_depend member
                               JOIN pg_catalog.pg_extension extension ON extension.oid = member.refobjid
                              WHERE member.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                                AND member.objid = class.oid AND member.deptype = 'e'), '') AS extension
              FROM asked
              JOIN pg_catalog.pg_namespace root_schema ON root_schema.nspname = asked.schema
              JOIN pg_catalog.pg_class root ON root.relnamespace = root_schema.oid AND root.relname = asked.name
             CROSS JOIN LATERAL (SELECT root.oid AS member
                                  UNION
                                 SELECT relid FROM pg_catalog.pg_partition_tree(root.oid)) tree
              JOIN pg_catalog.pg_class class ON class.oid = tree.member
              JOIN pg_catalog.pg_namespace namespace ON namespace.oid = class.relnamespace
             WHERE class.relkind IN ('r', 'p', 'f')
             ORDER BY 2, 3
            """;

    /** The tables of these names that the target has, and all their partitions. */
    static List<LiveTable> withPartitions(Session session, Collection<QualifiedName> names) {
        if (names.isEmpty()) {
            return List.of();
        }
        return session.query(
                "looking at the tables of the target",
                WITH_PARTITIONS.formatted(values(names)),
                row -> new LiveTable(
                        row.oid("oid"),
                        new QualifiedName(row.text("schema"), row.text("name")),
                        row.letter("kind"),
                        row.flag("owned"),
                        row.flag("forced"),
                        row.text("extension")));
    }

    private static String values(Collection<QualifiedName> names) {
        return names.stream()
                .map(name -> "(" + Literals.quote(name.schema()) + ", " + Literals.quote(name.name()) + ")")
                .collect(Collectors.joining(", "));
    }

    /** Whether it keeps rows of its own. */
    boolean holdsRows() {
        return kind == 'r';
    }

    /** The oids in SQL, for {@code IN (…)}; never empty. */
    static String oids(Collection<LiveTable> tables) {
        return tables.isEmpty()
                ? "0"
                : tables.stream().map(table -> String.valueOf(table.oid())).collect(Collectors.joining(", "));
    }

    /** The names for messages, five at most. */
    static String names(Collection<LiveTable> tables) {
        return Names.some(tables.stream().map(table -> table.name().toString()).toList());
    }
}
