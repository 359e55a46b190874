package io.restorable.backup.test.comparison;

import io.restorable.backup.connect.Session;
import io.restorable.backup.manifest.BackupContents.Sequence;
import io.restorable.backup.pg.QualifiedName;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Finds out which tables, sequences and large objects of a database hold something that can be compared. */
final class DatabaseTables {

    // A generated column follows from the others; what an extension made is its own business.
    private static final String TABLES = """
            SELECT n.nspname AS schema, c.relname AS name, a.attname AS column,
                   pg_catalog.array_position(i.indkey::pg_catalog.int2[], a.attnum) AS key,
                   pg_catalog.cardinality(i.indkey::pg_catalog.int2[]) AS keys
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_catalog.pg_attribute a
                ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
              LEFT JOIN pg_catalog.pg_index i ON i.indrelid = c.oid AND i.indisprimary
             WHERE (c.relkind = 'r' OR (c.relkind = 'm' AND c.relispopulated)) AND c.relpersistence <> 't'
               AND %s
             ORDER BY 1, 2, a.attnum
            """;

    private static final String SEQUENCES = """
            SELECT n.nspname AS schema, c.relname AS name
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND %s
             ORDER BY 1, 2
            """;

    private static final String OF_USERS = """
            n.nspname <> 'information_schema' AND n.nspname NOT LIKE 'pg\\_%'
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                                WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                                  AND d.objid = c.oid AND d.deptype = 'e')""";

    private static final String LARGE_OBJECTS = """
            SELECT oid, pg_catalog.md5(pg_catalog.lo_get(oid)) AS digest
              FROM pg_catalog.pg_largeobject_metadata ORDER BY 1
            """;

    private DatabaseTables() {}

    static Map<QualifiedName, ComparedTable> tables(Session session) {
        var columns = new TreeMap<QualifiedName, List<Column>>();
        session.forEach("listing the tables", TABLES.formatted(OF_USERS), row -> {
            var name = new QualifiedName(row.text("schema"), row.text("name"));
            var ofTable = columns.computeIfAbsent(name, first -> new ArrayList<>());
            String column = row.textOrNull("column");
            if (column != null) {
                ofTable.add(new Column(column, row.numberOrNull("key"), row.numberOrNull("keys")));
            }
        });
        var tables = new TreeMap<QualifiedName, ComparedTable>();
        columns.forEach((name, ofTable) -> tables.put(name, table(name, ofTable)));
        return tables;
    }

    private record Column(
            String name, @Nullable Integer key, @Nullable Integer keys) {}

    private static ComparedTable table(QualifiedName name, List<Column> columns) {
        var key = columns.stream().filter(column -> column.key() != null).toList();
        boolean whole = key.stream().allMatch(column -> column.keys() != null && column.keys() == key.size());
        return new ComparedTable(
                name,
                columns.stream().map(Column::name).toList(),
                whole ? key.stream().map(Column::name).toList() : List.of());
    }

    static Map<QualifiedName, Sequence> sequences(Session session) {
        var sequences = new TreeMap<QualifiedName, Sequence>();
        var names = session.query(
                "listing the sequences",
                SEQUENCES.formatted(OF_USERS),
                row -> new QualifiedName(row.text("schema"), row.text("name")));
        for (QualifiedName name : names) {
            session.forEach(
                    "reading sequence " + name,
                    "SELECT last_value, is_called FROM " + name,
                    row -> sequences.put(name, new Sequence(name, row.oid("last_value"), row.flag("is_called"))));
        }
        return sequences;
    }

    /** A digest of each large object, by its number. */
    static Map<Long, String> largeObjects(Session session) {
        var digests = new TreeMap<Long, String>();
        session.forEach(
                "reading the large objects", LARGE_OBJECTS, row -> digests.put(row.oid("oid"), row.text("digest")));
        return digests;
    }
}
