package io.restorable.backup.catalog.relation.rule;

import io.restorable.backup.connect.Session;
import java.util.List;

/** Reads from pg_depend in which order materialized views must be refreshed. */
public final class RefreshDependencyReader {

    private static final String QUERY = """
            WITH RECURSIVE uses AS (
              SELECT DISTINCT r.ev_class AS view, d.refobjid AS source
              FROM pg_catalog.pg_rewrite r
              JOIN pg_catalog.pg_depend d ON d.objid = r.oid AND d.refobjid <> r.ev_class
                AND d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
                AND d.refclassid = 'pg_catalog.pg_class'::pg_catalog.regclass
              JOIN pg_catalog.pg_class c ON c.oid = d.refobjid AND c.relkind IN ('v', 'm')
            ), reaches AS (
              SELECT uses.view, uses.source
              FROM uses
              JOIN pg_catalog.pg_class c ON c.oid = uses.view AND c.relkind = 'm'
              UNION
              SELECT reaches.view, uses.source
              FROM reaches
              JOIN uses ON uses.view = reaches.source
            )
            SELECT reaches.view, reaches.source
            FROM reaches
            JOIN pg_catalog.pg_class c ON c.oid = reaches.source AND c.relkind = 'm'
            ORDER BY reaches.view, reaches.source
            """;

    /** Reads all pairs; a materialized view behind another one is named even if a view stands between them. */
    public List<RefreshDependency> read(Session session) {
        return session.query(
                "reading the order of materialized views",
                QUERY,
                row -> new RefreshDependency(row.oid("view"), row.oid("source")));
    }
}
