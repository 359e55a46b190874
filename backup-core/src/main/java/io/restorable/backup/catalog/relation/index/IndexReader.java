package io.restorable.backup.catalog.relation.index;

import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.catalog.relation.table.RelationSet;
import io.restorable.backup.connect.Row;
import io.restorable.backup.connect.Session;
import io.restorable.backup.pg.ServerVersion;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads pg_index with the constraints that the indexes keep. Left out, as pg_dump leaves them out, are indexes whose
 * building failed or has not ended, except on partitioned tables, where invalid only means that a part is missing.
 */
public final class IndexReader {

    private static final String QUERY = """
            SELECT i.indexrelid AS oid, ic.relname AS name, i.indrelid,
              pg_catalog.pg_get_indexdef(i.indexrelid) AS definition,
              pg_catalog.string_to_array(i.indkey::text, ' ') AS columns, i.indnkeyatts,
              i.indisclustered, i.indisreplident, %s AS nulls_not_distinct,
              parent.inhparent, COALESCE(ts.spcname, '') AS tablespace, ic.reloptions AS options,
              (SELECT pg_catalog.array_agg(ARRAY[a.attnum::integer, a.attstattarget::integer] ORDER BY a.attnum)
                FROM pg_catalog.pg_attribute a
                WHERE a.attrelid = i.indexrelid AND a.attstattarget >= 0)::text AS targets,
              c.oid AS con_oid, c.conname, c.contype, c.condeferrable, c.condeferred, %s AS without_overlaps,
              CASE WHEN c.contype = 'x' THEN pg_catalog.pg_get_constraintdef(c.oid) END AS con_definition
            FROM unnest(?::text::pg_catalog.oid[]) AS wanted(oid)
            JOIN pg_catalog.pg_index i ON i.indrelid = wanted.oid
            JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
            JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
            LEFT JOIN pg_catalog.pg_tablespace ts ON ts.oid = ic.reltablespace
            LEFT JOIN pg_catalog.pg_inherits parent ON parent.inhrelid = i.indexrelid
            LEFT JOIN pg_catalog.pg_constraint c ON c.conrelid = i.indrelid AND c.conindid = i.indexrelid
              AND c.contype IN ('p', 'u', 'x')
            WHERE (i.indisvalid OR t.relkind = 'p') AND i.indisready
            ORDER BY i.indrelid, ic.relname
            """;

    /** Reads the indexes of the wanted tables, those of one table together and in the order of their names. */
    public List<Index> read(Session session, RelationSet relations) {
        return session.query(
                "reading the indexes",
                query(session.version()),
                row -> index(row, relations),
                relations.detailedOids());
    }

    private static String query(ServerVersion version) {
        return QUERY.formatted(
                version.atLeast(15) ? "i.indnullsnotdistinct" : "false", version.atLeast(18) ? "c.conperiod" : "false");
    }

    private static Index index(Row row, RelationSet relations) {
        long table = row.oid("indrelid");
        ObjectIdentity identity = relations.part(SystemCatalog.PG_CLASS, row, table);
        return new Index(
                identity,
                table,
                row.text("definition"),
                row.texts("columns").stream().map(Integer::valueOf).toList(),
                row.number("indnkeyatts"),
                row.flag("indisclustered"),
                row.flag("indisreplident"),
                row.flag("nulls_not_distinct"),
                row.oid("inhparent"),
                row.text("tablespace"),
                row.texts("options"),
                statisticsTargets(row.textOrNull("targets")),
                constraint(row, identity));
    }

    /** Takes apart {@code {{2,100},{3,50}}}. */
    private static Map<Integer, Integer> statisticsTargets(@Nullable String pairs) {
        if (pairs == null) {
            return Map.of();
        }
        var targets = new TreeMap<Integer, Integer>();
        for (String pair : pairs.substring(2, pairs.length() - 2).split("\\},\\{", -1)) {
            int comma = pair.indexOf(',');
            targets.put(Integer.valueOf(pair.substring(0, comma)), Integer.valueOf(pair.substring(comma + 1)));
        }
        return Collections.unmodifiableMap(targets);
    }

    private static @Nullable IndexConstraint constraint(Row row, ObjectIdentity index) {
        long oid = row.oid("con_oid");
        return oid == 0
                ? null
                : new IndexConstraint(
                        new ObjectIdentity(
                                CatalogId.of(SystemCatalog.PG_CONSTRAINT, oid),
                                index.schema(),
                                row.text("conname"),
                                index.owner()),
                        row.letter("contype"),
                        row.textOrNull("con_definition"),
                        row.flag("condeferrable"),
                        row.flag("condeferred"),
                        row.flag("without_overlaps"));
    }
}
