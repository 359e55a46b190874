package io.restorable.backup.catalog.relation.column;

import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.catalog.relation.table.RelationSet;
import io.restorable.backup.connect.Row;
import io.restorable.backup.connect.Session;
import java.util.List;

/** Reads pg_attrdef. */
public final class ColumnDefaultReader {

    private static final String QUERY = """
            SELECT d.oid, d.adrelid, d.adnum, pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS expression
            FROM unnest(?::text::pg_catalog.oid[]) AS wanted(oid)
            JOIN pg_catalog.pg_attrdef d ON d.adrelid = wanted.oid
            ORDER BY d.adrelid, d.adnum
            """;

    /** Reads the defaults of the wanted relations' columns, in the order of the columns. */
    public List<ColumnDefault> read(Session session, RelationSet relations) {
        return session.query(
                "reading the column defaults", QUERY, ColumnDefaultReader::columnDefault, relations.detailedOids());
    }

    private static ColumnDefault columnDefault(Row row) {
        return new ColumnDefault(
                CatalogId.of(SystemCatalog.PG_ATTRDEF, row.oid("oid")),
                row.oid("adrelid"),
                row.number("adnum"),
                row.text("expression"));
    }
}
