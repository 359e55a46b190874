package io.restorable.backup.catalog.relation.index;

import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.catalog.relation.table.RelationSet;
import io.restorable.backup.connect.Session;
import java.util.List;

/** Reads pg_statistic_ext. */
public final class ExtendedStatisticsReader {

    private static final String QUERY = """
            SELECT s.oid, s.stxname AS name, n.nspname AS schema, pg_catalog.pg_get_userbyid(s.stxowner) AS owner,
              s.stxrelid, pg_catalog.pg_get_statisticsobjdef(s.oid) AS definition,
              CASE WHEN s.stxstattarget >= 0 THEN s.stxstattarget END AS target
            FROM unnest(?::text::pg_catalog.oid[]) AS wanted(oid)
            JOIN pg_catalog.pg_statistic_ext s ON s.stxrelid = wanted.oid
            JOIN pg_catalog.pg_namespace n ON n.oid = s.stxnamespace
            ORDER BY s.oid
            """;

    /** Reads the statistics objects of the wanted tables. */
    public List<ExtendedStatistics> read(Session session, RelationSet relations) {
        return session.query(
                "reading the extended statistics",
                QUERY,
                row -> new ExtendedStatistics(
                        ObjectIdentity.read(SystemCatalog.PG_STATISTIC_EXT, row),
                        row.oid("stxrelid"),
                        row.text("definition"),
                        row.numberOrNull("target")),
                relations.detailedOids());
    }
}
