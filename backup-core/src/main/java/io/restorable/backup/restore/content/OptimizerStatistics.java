package io.restorable.backup.restore.content;

import io.restorable.backup.connect.Session;
import java.util.List;

/** What the optimizer knows of the tables of a database. Has no state. */
public final class OptimizerStatistics {

    /**
     * ANALYZE of a partitioned table takes its partitions along. It must meet no foreign table: that would ask a server elsewhere,
     * which a copy has no business with, or fail where the wrapper has no handler.
     */
    private static final String LOCAL_TABLES = """
            WITH RECURSIVE remote (oid) AS (
                SELECT oid FROM pg_catalog.pg_class WHERE relkind = 'f'
                UNION
                SELECT i.inhparent FROM pg_catalog.pg_inherits i JOIN remote r ON r.oid = i.inhrelid)
            SELECT pg_catalog.quote_ident(n.nspname) || '.' || pg_catalog.quote_ident(c.relname) AS name
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_inherits i ON c.relispartition AND i.inhrelid = c.oid
            WHERE c.relkind IN ('r', 'm', 'p') AND c.relpersistence <> 't' AND NOT c.relisshared
              AND c.oid NOT IN (SELECT oid FROM remote)
              AND (i.inhparent IS NULL OR i.inhparent IN (SELECT oid FROM remote))
            ORDER BY 1
            """;

    private OptimizerStatistics() {}

    /** Updates them, for all tables that lie in the database itself. */
    public static void update(Session session) {
        List<String> tables = session.query("listing the tables to analyze", LOCAL_TABLES, row -> row.text("name"));
        if (!tables.isEmpty()) {
            session.execute("updating the optimizer's statistics", "ANALYZE " + String.join(", ", tables));
        }
    }
}
