package io.restorable.backup.dump;

import io.restorable.backup.connect.Session;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * How large a table is on disk.
 *
 * @param pages the pages of its rows
 * @param bytes with TOAST
 * @param rows as the statistics estimate
 * @param heap whether rows have a ctid that names a page
 */
record TableSize(long pages, long bytes, long rows, boolean heap) {

    static final TableSize UNKNOWN = new TableSize(0, 0, 0, false);

    private static final String QUERY = """
            SELECT c.oid, coalesce(am.amname = 'heap', false) AS heap,
              CASE WHEN c.relkind = 'r' THEN pg_catalog.pg_relation_size(c.oid)
                / pg_catalog.current_setting('block_size')::pg_catalog.int4 ELSE 0 END AS pages,
              CASE WHEN c.relkind = 'r' THEN pg_catalog.pg_table_size(c.oid) ELSE 0 END AS bytes,
              greatest(c.reltuples, 0)::pg_catalog.int8 AS rows
            FROM pg_catalog.pg_class c LEFT JOIN pg_catalog.pg_am am ON am.oid = c.relam
            WHERE c.oid = ANY (?::pg_catalog.text::pg_catalog.oid[])
            """;

    /** Reads the present sizes of tables by OID. */
    static Map<Long, TableSize> read(Session session, Collection<Long> tables) {
        var sizes = new HashMap<Long, TableSize>();
        String oids = tables.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        session.forEach(
                "reading the sizes of the tables",
                QUERY,
                row -> sizes.put(
                        row.oid("oid"),
                        new TableSize(row.oid("pages"), row.oid("bytes"), row.oid("rows"), row.flag("heap"))),
                oids);
        return sizes;
    }
}
