package io.restorable.backup.catalog.relation.table;

import io.restorable.backup.connect.Session;
import java.util.List;

/** Reads pg_inherits for tables; the parents of indexes come with the indexes. */
public final class InheritanceReader {

    private static final String QUERY = """
            SELECT i.inhrelid, i.inhparent
            FROM pg_catalog.pg_inherits i
            JOIN pg_catalog.pg_class c ON c.oid = i.inhrelid AND c.relkind NOT IN ('i', 'I')
            ORDER BY i.inhrelid, i.inhseqno
            """;

    /** Reads all parents, those of one child together and in the order of its INHERITS clause. */
    public List<Inheritance> read(Session session) {
        return session.query(
                "reading the inheritance of tables",
                QUERY,
                row -> new Inheritance(row.oid("inhrelid"), row.oid("inhparent")));
    }
}
