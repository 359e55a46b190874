package io.restorable.backup.catalog.relation.table;

import io.restorable.backup.connect.Session;
import java.util.List;

/** Reads pg_foreign_table. */
public final class ForeignTableReader {

    private static final String QUERY = """
            SELECT ft.ftrelid, fs.srvname,
              COALESCE((SELECT pg_catalog.string_agg(pg_catalog.quote_ident(o.option_name) || ' '
                  || pg_catalog.quote_literal(o.option_value), E',\\n    ' ORDER BY o.option_name)
                FROM pg_catalog.pg_options_to_table(ft.ftoptions) o), '') AS options
            FROM pg_catalog.pg_foreign_table ft
            JOIN pg_catalog.pg_foreign_server fs ON fs.oid = ft.ftserver
            """;

    /** Reads all foreign tables. */
    public List<ForeignTable> read(Session session) {
        return session.query(
                "reading the foreign tables",
                QUERY,
                row -> new ForeignTable(row.oid("ftrelid"), row.text("srvname"), row.text("options")));
    }
}
