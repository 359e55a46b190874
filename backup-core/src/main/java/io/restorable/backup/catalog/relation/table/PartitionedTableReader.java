package io.restorable.backup.catalog.relation.table;

import io.restorable.backup.connect.Session;
import java.util.List;

/** Reads pg_partitioned_table. */
public final class PartitionedTableReader {

    private static final String QUERY = """
            SELECT p.partrelid,
              CASE WHEN wanted.oid IS NOT NULL THEN pg_catalog.pg_get_partkeydef(p.partrelid) END AS key,
              EXISTS (SELECT FROM pg_catalog.pg_opclass o
                JOIN pg_catalog.pg_am a ON a.oid = o.opcmethod AND a.amname = 'hash'
                WHERE o.opcname = 'enum_ops' AND o.opcnamespace = 'pg_catalog'::pg_catalog.regnamespace
                  AND o.oid = ANY (p.partclass)) AS hashes_enum
            FROM pg_catalog.pg_partitioned_table p
            LEFT JOIN unnest(?::text::pg_catalog.oid[]) AS wanted(oid) ON wanted.oid = p.partrelid
            """;

    /** Reads all partitioned tables, with the keys of the wanted ones. */
    public List<PartitionedTable> read(Session session, RelationSet relations) {
        return session.query(
                "reading the partitioned tables",
                QUERY,
                row -> new PartitionedTable(row.oid("partrelid"), row.textOrNull("key"), row.flag("hashes_enum")),
                relations.detailedOids());
    }
}
