package io.restorable.backup.restore.content;

import io.restorable.backup.connect.Session;
import io.restorable.backup.pg.QualifiedName;
import java.util.ArrayList;
import java.util.Set;

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
            SELECT n.nspname AS schema, c.relname AS name,
                   EXISTS (SELECT FROM pg_catalog.pg_statistic_ext e WHERE e.stxrelid = c.oid) AS extended
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_inherits i ON c.relispartition AND i.inhrelid = c.oid
            WHERE c.relkind IN ('r', 'm', 'p') AND c.relpersistence <> 't' AND NOT c.relisshared
              AND c.oid NOT IN (SELECT oid FROM remote)
              AND (i.inhparent IS NULL OR i.inhparent IN (SELECT oid FROM remote))
            ORDER BY 1, 2
            """;

    private OptimizerStatistics() {}

    /**
     * Updates them, for all tables that lie in the database itself.
     *
     * @param restored the tables that got theirs from the backup: only those of their statistics objects are missing
     */
    public static void update(Session session, Set<QualifiedName> restored) {
        var tables = new ArrayList<String>();
        session.forEach("listing the tables to analyze", LOCAL_TABLES, row -> {
            var table = new QualifiedName(row.text("schema"), row.text("name"));
            if (row.flag("extended") || !restored.contains(table)) {
                tables.add(table.toString());
            }
        });
        if (!tables.isEmpty()) {
            session.execute("updating the optimizer's statistics", "ANALYZE " + String.join(", ", tables));
        }
    }
}
