package io.restorable.backup.catalog.coverage;

import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.connect.Session;
import java.util.List;

/**
 * What users said of one object in a catalog without OIDs, counted by a query of its own: the readers must have found
 * as much.
 *
 * @param kind which catalog says it
 * @param object the object it belongs to
 * @param count how many rows there are
 */
public record ObjectDetail(Kind kind, CatalogId object, int count) {

    private static final String QUERY = """
            SELECT 'COMMENTS' AS kind, classoid, objoid, count(*)::pg_catalog.int4 AS rows
            FROM pg_catalog.pg_description WHERE objoid >= 16384 GROUP BY classoid, objoid
            UNION ALL
            SELECT 'SECURITY_LABELS', classoid, objoid, count(*)::pg_catalog.int4
            FROM pg_catalog.pg_seclabel WHERE objoid >= 16384 GROUP BY classoid, objoid
            UNION ALL
            SELECT 'COLUMNS', 1259, a.attrelid, count(*)::pg_catalog.int4
            FROM pg_catalog.pg_attribute a JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
            WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND a.attnum > 0 AND NOT a.attisdropped
            GROUP BY a.attrelid
            UNION ALL
            SELECT 'COLUMN_PRIVILEGES', 1259, a.attrelid, count(*)::pg_catalog.int4
            FROM pg_catalog.pg_attribute a
            WHERE a.attrelid >= 16384 AND NOT a.attisdropped AND a.attacl IS NOT NULL GROUP BY a.attrelid
            UNION ALL
            SELECT 'PARENTS', 1259, h.inhrelid, count(*)::pg_catalog.int4
            FROM pg_catalog.pg_inherits h JOIN pg_catalog.pg_class c ON c.oid = h.inhrelid
            WHERE c.oid >= 16384 AND c.relkind IN ('r', 'p', 'f') GROUP BY h.inhrelid
            UNION ALL
            SELECT 'PARTITION_KEY', 1259, partrelid, 1 FROM pg_catalog.pg_partitioned_table WHERE partrelid >= 16384
            UNION ALL
            SELECT 'FOREIGN_SERVER', 1259, ftrelid, 1 FROM pg_catalog.pg_foreign_table WHERE ftrelid >= 16384
            UNION ALL
            SELECT 'QUERY', 1259, c.oid, 1 FROM pg_catalog.pg_class c WHERE c.oid >= 16384 AND c.relkind IN ('v', 'm')
            UNION ALL
            SELECT 'COUNTING', 1259, seqrelid, 1 FROM pg_catalog.pg_sequence WHERE seqrelid >= 16384
            """;

    /** What there can be said of an object. */
    public enum Kind {
        COMMENTS("the comments on"),
        SECURITY_LABELS("the security labels of"),
        COLUMNS("columns of"),
        COLUMN_PRIVILEGES("the privileges on columns of"),
        PARENTS("the parents of"),
        PARTITION_KEY("the partition key of"),
        FOREIGN_SERVER("the foreign server of"),
        QUERY("the query of"),
        COUNTING("how to count of");

        private final String words;

        Kind(String words) {
            this.words = words;
        }

        /** The detail in words that the object's name can follow. */
        public String words() {
            return words;
        }
    }

    static List<ObjectDetail> read(Session session) {
        return session.query(
                "counting what users said of objects",
                QUERY,
                row -> new ObjectDetail(
                        Kind.valueOf(row.text("kind")),
                        new CatalogId(row.oid("classoid"), row.oid("objoid")),
                        row.number("rows")));
    }
}
