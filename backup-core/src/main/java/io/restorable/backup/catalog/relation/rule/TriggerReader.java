package io.restorable.backup.catalog.relation.rule;

import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.catalog.relation.table.RelationSet;
import io.restorable.backup.connect.Row;
import io.restorable.backup.connect.Session;
import java.util.List;

/** Reads pg_trigger without the triggers that keep foreign keys. */
public final class TriggerReader {

    private static final String QUERY = """
            SELECT t.oid, t.tgname AS name, t.tgrelid, pg_catalog.pg_get_triggerdef(t.oid, false) AS definition,
              t.tgenabled, %s AS inherited
            FROM unnest(?::text::pg_catalog.oid[]) AS wanted(oid)
            JOIN pg_catalog.pg_trigger t ON t.tgrelid = wanted.oid
            LEFT JOIN pg_catalog.pg_trigger parent ON parent.oid = t.tgparentid
            WHERE %s OR t.tgenabled <> parent.tgenabled
            ORDER BY t.tgrelid, t.tgname
            """;

    /** Reads the triggers of the wanted relations. */
    public List<Trigger> read(Session session, RelationSet relations) {
        // Up to PostgreSQL 14 a partition's copies are internal triggers; from 15 on they only name their parent.
        String query = session.version().atLeast(15)
                ? QUERY.formatted("t.tgparentid <> 0", "(NOT t.tgisinternal AND t.tgparentid = 0)")
                : QUERY.formatted("t.tgisinternal", "NOT t.tgisinternal");
        return session.query("reading the triggers", query, row -> trigger(row, relations), relations.detailedOids());
    }

    private static Trigger trigger(Row row, RelationSet relations) {
        long table = row.oid("tgrelid");
        return new Trigger(
                relations.part(SystemCatalog.PG_TRIGGER, row, table),
                table,
                row.text("definition"),
                row.letter("tgenabled"),
                row.flag("inherited"));
    }
}
