package io.restorable.backup.catalog.relation.table;

import io.restorable.backup.connect.Row;
import io.restorable.backup.connect.Session;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads from pg_class what only the server can print, for wanted relations that have such a thing. */
public final class RelationTextReader {

    private static final String QUERY = """
            SELECT c.oid, pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS bound,
              CASE WHEN c.reloftype <> 0 THEN pg_catalog.format_type(c.reloftype, NULL) END AS row_type,
              CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid) END AS query
            FROM unnest(?::text::pg_catalog.oid[]) AS wanted(oid)
            JOIN pg_catalog.pg_class c ON c.oid = wanted.oid
            WHERE c.relkind IN ('v', 'm') OR c.relispartition OR c.reloftype <> 0
            """;

    /** Reads the texts of the wanted views, partitions and typed tables. */
    public List<RelationText> read(Session session, RelationSet relations) {
        return session.query(
                "reading the definitions of views and partitions",
                QUERY,
                row -> new RelationText(
                        row.oid("oid"), row.textOrNull("bound"), row.textOrNull("row_type"), viewQuery(row)),
                relations.detailedOids());
    }

    private static @Nullable String viewQuery(Row row) {
        String query = row.textOrNull("query");
        return query == null || !query.endsWith(";") ? query : query.substring(0, query.length() - 1);
    }
}
