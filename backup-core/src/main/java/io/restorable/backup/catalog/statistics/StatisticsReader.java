package io.restorable.backup.catalog.statistics;

import io.restorable.backup.catalog.statistics.RelationStatistics.ColumnSpread;
import io.restorable.backup.catalog.statistics.RelationStatistics.Size;
import io.restorable.backup.catalog.statistics.RelationStatistics.Value;
import io.restorable.backup.connect.Row;
import io.restorable.backup.connect.Session;
import io.restorable.backup.pg.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Reads the optimizer's statistics of all relations that are no catalogs, in one query for their sizes and one for their
 * columns. Columns that the session's role may not read are left out by the server. Source: PostgreSQL 18,
 * src/bin/pg_dump/pg_dump.c, getRelationStatistics, dumpRelationStats_dumper.
 */
public final class StatisticsReader {

    private static final int FROZEN_SINCE = 18;
    private static final int RANGES_SINCE = 17;

    private static final String RELATIONS = """
            SELECT c.oid, k.oid AS "constraint", n.nspname AS schema, c.relname AS name, c.relkind, c.relpages,
              c.reltuples::pg_catalog.text AS tuples, c.relallvisible, %s AS relallfrozen,
              CASE WHEN i.indexprs IS NOT NULL THEN
                (SELECT pg_catalog.array_agg(a.attname::pg_catalog.text ORDER BY a.attnum)
                 FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid) END AS columns
            FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
            LEFT JOIN pg_catalog.pg_constraint k ON k.conrelid = i.indrelid AND k.conindid = i.indexrelid
              AND k.contype IN ('p', 'u', 'x')
            WHERE c.relkind IN ('r', 'p', 'm', 'f', 'i', 'I')
              AND n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
            ORDER BY c.oid
            """;

    private static final String COLUMNS = """
            SELECT s.schemaname, s.tablename, s.attname, %s
            FROM pg_catalog.pg_stats s WHERE s.schemaname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
            ORDER BY s.schemaname, s.tablename, s.attname, s.inherited
            """;

    /** What pg_stats tells, in the order in which pg_dump writes it, with the types of the server's functions. */
    private static final List<String[]> VALUES = List.of(
            new String[] {"inherited", "boolean"},
            new String[] {"null_frac", "real"},
            new String[] {"avg_width", "integer"},
            new String[] {"n_distinct", "real"},
            new String[] {"most_common_vals", "text"},
            new String[] {"most_common_freqs", "real[]"},
            new String[] {"histogram_bounds", "text"},
            new String[] {"correlation", "real"},
            new String[] {"most_common_elems", "text"},
            new String[] {"most_common_elem_freqs", "real[]"},
            new String[] {"elem_count_histogram", "real[]"});

    private static final List<String[]> RANGE_VALUES = List.of(
            new String[] {"range_length_histogram", "text"},
            new String[] {"range_empty_frac", "real"},
            new String[] {"range_bounds_histogram", "text"});

    private final Session session;
    private final List<String[]> values;

    public StatisticsReader(Session session) {
        this.session = session;
        var known = new ArrayList<>(VALUES);
        if (session.version().atLeast(RANGES_SINCE)) {
            known.addAll(RANGE_VALUES);
        }
        this.values = known;
    }

    /** Reads them, by OID. */
    public List<RelationStatistics> read() {
        var spreads = new HashMap<QualifiedName, List<Spread>>();
        session.forEach(
                "reading the statistics of columns",
                columnsQuery(),
                row -> spreads.computeIfAbsent(
                                new QualifiedName(row.text("schemaname"), row.text("tablename")),
                                name -> new ArrayList<>())
                        .add(new Spread(row.text("attname"), values(row))));
        String frozen = session.version().atLeast(FROZEN_SINCE) ? "c.relallfrozen" : "0";
        return session.query(
                "reading the sizes of relations", RELATIONS.formatted(frozen), row -> relation(row, spreads));
    }

    private String columnsQuery() {
        return COLUMNS.formatted(values.stream()
                .map(value -> value[0].equals("inherited")
                        ? "CASE WHEN s.inherited THEN 't' ELSE 'f' END AS inherited"
                        : "s." + value[0] + "::pg_catalog.text AS " + value[0])
                .collect(Collectors.joining(", ")));
    }

    private List<Value> values(Row row) {
        var known = new ArrayList<Value>();
        for (String[] value : values) {
            String text = row.textOrNull(value[0]);
            if (text != null) {
                known.add(new Value(value[0], value[1], text));
            }
        }
        return known;
    }

    private RelationStatistics relation(Row row, Map<QualifiedName, List<Spread>> spreads) {
        var name = new QualifiedName(row.text("schema"), row.text("name"));
        List<String> numbered = row.textsOrNull("columns") == null ? List.of() : row.texts("columns");
        var columns = new ArrayList<ColumnSpread>();
        for (Spread spread : spreads.getOrDefault(name, List.of())) {
            int place = numbered.indexOf(spread.column);
            columns.add(new ColumnSpread(spread.column, place < 0 ? null : place + 1, spread.values));
        }
        return new RelationStatistics(
                session.version(),
                row.oid("oid"),
                row.oid("constraint"),
                name,
                row.letter("relkind"),
                new Size(
                        row.number("relpages"),
                        row.text("tuples"),
                        row.number("relallvisible"),
                        row.number("relallfrozen")),
                columns);
    }

    private record Spread(String column, List<Value> values) {}
}
