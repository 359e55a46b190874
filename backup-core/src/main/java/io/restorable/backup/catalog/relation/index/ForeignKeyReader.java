package io.restorable.backup.catalog.relation.index;

import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.catalog.relation.table.RelationSet;
import io.restorable.backup.connect.Row;
import io.restorable.backup.connect.Session;
import java.util.List;

/** Reads the foreign keys from pg_constraint. */
public final class ForeignKeyReader {

    private static final String QUERY = """
            SELECT c.oid, c.conname AS name, c.conrelid, c.confrelid, c.conindid,
              pg_catalog.pg_get_constraintdef(c.oid) AS definition
            FROM unnest(?::text::pg_catalog.oid[]) AS wanted(oid)
            JOIN pg_catalog.pg_constraint c ON c.conrelid = wanted.oid
            WHERE c.contype = 'f' AND c.conparentid = 0
            ORDER BY c.conrelid, c.conname
            """;

    /** Reads the foreign keys of the wanted tables. */
    public List<ForeignKey> read(Session session, RelationSet relations) {
        return session.query(
                "reading the foreign keys", QUERY, row -> foreignKey(row, relations), relations.detailedOids());
    }

    private static ForeignKey foreignKey(Row row, RelationSet relations) {
        long table = row.oid("conrelid");
        return new ForeignKey(
                relations.part(SystemCatalog.PG_CONSTRAINT, row, table),
                table,
                row.oid("confrelid"),
                row.oid("conindid"),
                row.text("definition"));
    }
}
