package io.restorable.backup.catalog.relation.rule;

import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.catalog.relation.table.RelationSet;
import io.restorable.backup.connect.Row;
import io.restorable.backup.connect.Session;
import java.util.List;

/**
 * Reads pg_rewrite. The rules of all relations that were not made with the cluster are read, because what a view needs
 * is known only through its rule; text is asked for wanted relations only.
 */
public final class RuleReader {

    /** {@code FirstNormalObjectId} of src/include/access/transam.h: objects of initdb have smaller OIDs. */
    private static final String QUERY = """
            SELECT r.oid, r.rulename AS name, r.ev_class, r.ev_type = '1' AND r.is_instead AS view_query, r.ev_enabled,
              CASE WHEN wanted.oid IS NOT NULL AND NOT (r.ev_type = '1' AND r.is_instead)
                THEN pg_catalog.pg_get_ruledef(r.oid) END AS definition
            FROM pg_catalog.pg_rewrite r
            LEFT JOIN unnest(?::text::pg_catalog.oid[]) AS wanted(oid) ON wanted.oid = r.ev_class
            WHERE r.ev_class >= 16384
            ORDER BY r.oid
            """;

    /** Reads the rules in the order of their OIDs. */
    public List<Rule> read(Session session, RelationSet relations) {
        return session.query("reading the rules", QUERY, row -> rule(row, relations), relations.detailedOids());
    }

    private static Rule rule(Row row, RelationSet relations) {
        long relation = row.oid("ev_class");
        return new Rule(
                relations.part(SystemCatalog.PG_REWRITE, row, relation),
                relation,
                row.flag("view_query"),
                row.letter("ev_enabled"),
                row.textOrNull("definition"));
    }
}
