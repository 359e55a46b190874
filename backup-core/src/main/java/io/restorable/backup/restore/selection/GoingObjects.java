package io.restorable.backup.restore.selection;

import io.restorable.backup.connect.Session;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.pg.Literals;
import io.restorable.backup.pg.QualifiedName;
import io.restorable.backup.restore.plan.DropStatement;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Objects of the target that give way to the backup's, with all that is a part of them: indexes, constraints, triggers,
 * sequences they own, partitions. Nothing else may go with them.
 */
final class GoingObjects {

    private static final String INSUFFICIENT_PRIVILEGE = "42501";

    // Members of extensions stay with their extension, parts of others go with what they are a part of.
    private static final String CANDIDATES = """
              WITH RECURSIVE relations(schema, name) AS (VALUES %1$s), schemas(name) AS (VALUES %2$s),
                   candidate(class, object) AS (
                   SELECT 'pg_catalog.pg_class'::pg_catalog.regclass::pg_catalog.oid, class.oid
                     FROM pg_catalog.pg_class class
                     JOIN pg_catalog.pg_namespace namespace ON namespace.oid = class.relnamespace
                    WHERE relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
                      AND (nspname IN (SELECT name FROM schemas)
                           OR (nspname, relname) IN (SELECT schema, name FROM relations))
                    UNION ALL
                   SELECT classid, objid FROM (%3$s) other(classid, objid, namespace)
                     JOIN pg_catalog.pg_namespace namespace ON namespace.oid = other.namespace
                    WHERE nspname IN (SELECT name FROM schemas)),
                   going(class, object) AS (
                   SELECT class, object FROM candidate
                    WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend part
                                       WHERE part.classid = class AND part.objid = object AND part.objsubid = 0
                                         AND part.deptype IN ('e', 'i'))
                    UNION
                   SELECT part.classid, part.objid
                     FROM going
                     JOIN pg_catalog.pg_depend part ON part.refclassid = going.class AND part.refobjid = going.object
                    WHERE part.deptype IN ('a', 'i', 'P', 'S'))
            """;

    private static final String OTHERS = Stream.of(
                    "pg_proc pronamespace",
                    "pg_operator oprnamespace",
                    "pg_opclass opcnamespace",
                    "pg_opfamily opfnamespace",
                    "pg_collation collnamespace",
                    "pg_conversion connamespace",
                    "pg_ts_config cfgnamespace",
                    "pg_ts_dict dictnamespace",
                    "pg_ts_template tmplnamespace",
                    "pg_ts_parser prsnamespace")
            .map(pair -> pair.split(" ", 2))
            .map(pair -> select(pair[0], pair[1], ""))
            .collect(Collectors.joining(
                    " UNION ALL ",
                    "",
                    " UNION ALL "
                            + select(
                                    "pg_type",
                                    "typnamespace",
                                    " WHERE typrelid = 0 OR typrelid IN"
                                            + " (SELECT oid FROM pg_catalog.pg_class WHERE relkind = 'c')")));

    private static final String ROOTS = """
            SELECT (identified).type AS type, (identified).identity AS identity,
                   class = 'pg_catalog.pg_class'::pg_catalog.regclass
                     AND (SELECT relkind IN ('r', 'p') FROM pg_catalog.pg_class WHERE oid = object) AS lockable,
                   pg_catalog.pg_has_role(
                       CASE class
                       WHEN 'pg_catalog.pg_class'::pg_catalog.regclass
                       THEN (SELECT relowner FROM pg_catalog.pg_class WHERE oid = object)
                       WHEN 'pg_catalog.pg_proc'::pg_catalog.regclass
                       THEN (SELECT proowner FROM pg_catalog.pg_proc WHERE oid = object)
                       WHEN 'pg_catalog.pg_type'::pg_catalog.regclass
                       THEN (SELECT typowner FROM pg_catalog.pg_type WHERE oid = object)
                       ELSE (SELECT oid FROM pg_catalog.pg_roles WHERE rolname = current_user) END, 'USAGE') AS owned
              FROM (SELECT class, object, pg_catalog.pg_identify_object(class, object, 0) AS identified
                      FROM candidate
                     WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend part
                                        WHERE part.classid = class AND part.objid = object AND part.objsubid = 0
                                          AND part.deptype IN ('e', 'i'))) root
             ORDER BY class, object
            """;

    private static final String IN_THE_WAY = """
            SELECT coalesce('view ' || (SELECT ev_class::pg_catalog.regclass FROM pg_catalog.pg_rewrite
                                         WHERE oid = other.objid AND rulename = '_RETURN'
                                           AND other.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass),
                            pg_catalog.pg_describe_object(other.classid, other.objid, other.objsubid))
                   || ' depends on '
                   || coalesce('table ' || (SELECT indrelid::pg_catalog.regclass FROM pg_catalog.pg_index
                                             WHERE indexrelid = other.refobjid
                                               AND other.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass),
                               pg_catalog.pg_describe_object(other.refclassid, other.refobjid, 0)) AS reason
              FROM going
              JOIN pg_catalog.pg_depend other ON other.refclassid = going.class AND other.refobjid = going.object
             WHERE other.deptype = 'n' AND (other.classid, other.objid) NOT IN (SELECT class, object FROM going)
             UNION
            SELECT 'publication ' || pg_catalog.quote_ident(pubname) || ' names '
                   || pg_catalog.pg_describe_object('pg_catalog.pg_class'::pg_catalog.regclass, prrelid, 0)
              FROM pg_catalog.pg_publication_rel membership
              JOIN pg_catalog.pg_publication publication ON publication.oid = membership.prpubid
             WHERE prrelid IN (SELECT object FROM going WHERE class = 'pg_catalog.pg_class'::pg_catalog.regclass)
             UNION
            SELECT pg_catalog.pg_describe_object('pg_catalog.pg_class'::pg_catalog.regclass, inhrelid, 0)
                   || ' is a part of '
                   || pg_catalog.pg_describe_object('pg_catalog.pg_class'::pg_catalog.regclass, inhparent, 0)
              FROM pg_catalog.pg_inherits
              JOIN pg_catalog.pg_class class ON class.oid = inhrelid AND class.relkind <> 'i' AND class.relkind <> 'I'
             WHERE inhrelid IN (SELECT object FROM going WHERE class = 'pg_catalog.pg_class'::pg_catalog.regclass)
               AND inhparent NOT IN (SELECT object FROM going WHERE class = 'pg_catalog.pg_class'::pg_catalog.regclass)
             UNION
            SELECT pg_catalog.pg_describe_object(class, object, 0) || ' belongs to extension '
                   || pg_catalog.quote_ident(extname)
              FROM candidate
              JOIN pg_catalog.pg_depend member ON member.classid = class AND member.objid = object
               AND member.deptype = 'e'
              JOIN pg_catalog.pg_extension extension ON extension.oid = member.refobjid
             WHERE class = 'pg_catalog.pg_class'::pg_catalog.regclass
               AND object IN (SELECT oid FROM pg_catalog.pg_class
                               WHERE (relnamespace, relname) IN
                                     (SELECT namespace.oid, relations.name FROM relations
                                        JOIN pg_catalog.pg_namespace namespace ON nspname = relations.schema))
             ORDER BY 1
            """;

    private final String candidates;

    /**
     * @param relations tables, views and sequences
     * @param schemas schemas that stay, with all that they hold
     */
    GoingObjects(Collection<QualifiedName> relations, Collection<String> schemas) {
        String pairs = relations.stream()
                .map(name -> "(" + Literals.quote(name.schema()) + ", " + Literals.quote(name.name()) + ")")
                .collect(Collectors.joining(", "));
        String names =
                schemas.stream().map(name -> "(" + Literals.quote(name) + ")").collect(Collectors.joining(", "));
        this.candidates = CANDIDATES.formatted(
                pairs.isEmpty() ? "(NULL::text, NULL::text)" : pairs, names.isEmpty() ? "(NULL::text)" : names, OTHERS);
    }

    private static String select(String catalog, String namespace, String condition) {
        return "SELECT 'pg_catalog." + catalog + "'::pg_catalog.regclass::pg_catalog.oid, oid, " + namespace
                + " FROM pg_catalog." + catalog + condition;
    }

    /**
     * One of them.
     *
     * @param type what it is, in the server's words
     * @param identity its full name with quotes and arguments, as SQL wants it
     * @param lockable whether LOCK TABLE takes it
     * @param owned whether the role may drop it, as far as that shows at once
     */
    record Root(String type, String identity, boolean lockable, boolean owned) {

        @Override
        public String toString() {
            return type + " " + identity;
        }
    }

    /** Those that are there now. */
    List<Root> read(Session session) {
        return session.query(
                "looking at what gives way",
                candidates + ROOTS,
                row -> new Root(row.text("type"), row.text("identity"), row.flag("lockable"), row.flag("owned")));
    }

    /** How many they are now, with all their parts. */
    long count(Session session) {
        return session.query(
                        "counting what gives way",
                        candidates + "SELECT count(*) AS total FROM going",
                        row -> row.oid("total"))
                .get(0);
    }

    /**
     * Looks whether the role may replace them.
     *
     * @throws RefusedException if it may not, by the names of what it does not own
     */
    static void requireOwnership(List<Root> roots) {
        List<String> others =
                roots.stream().filter(root -> !root.owned()).map(Root::toString).toList();
        if (!others.isEmpty()) {
            throw notAllowed(Names.some(others), "it belongs to somebody else", null);
        }
    }

    private static RefusedException notAllowed(String what, String why, @Nullable Throwable cause) {
        return new RefusedException(
                "The role may not replace " + what + ": " + why + ".",
                "Restore as the owner of what is replaced, as a member of that role, or as a superuser.",
                cause);
    }

    /**
     * Looks for what cannot go, and for what stays and could not without them.
     *
     * @throws RefusedException if there is something, by its names
     */
    void check(Session session) {
        List<String> reasons =
                session.query("looking for what depends on it", candidates + IN_THE_WAY, row -> row.text("reason"));
        if (!reasons.isEmpty()) {
            throw new RefusedException(
                    "What is to be replaced cannot go without harm to the rest of the database: " + Names.some(reasons)
                            + ".",
                    "Restore these as well ('--table', '--schema'), put only the rows back ('--data-only'), or look at"
                            + " the backup's beside the live one ('--into-schema').");
        }
    }

    /** Drops them all; the caller has locked and checked them. */
    static void drop(Session session, List<Root> roots) {
        for (Root root : roots) {
            try {
                session.execute("removing " + root, DropStatement.of(root.type(), root.identity()));
            } catch (QueryFailedException refused) {
                if (!INSUFFICIENT_PRIVILEGE.equals(refused.sqlState())) {
                    throw refused;
                }
                throw notAllowed(root.toString(), refused.serverMessage(), refused);
            }
        }
    }
}
