package io.restorable.samples.plain;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * What the shop's tables hold, seen with the server's own eyes and without any help of the library: so that the
 * sample does not have to believe what it wants to prove.
 *
 * @param tables for each table, how many rows it has and a digest of them that does not depend on their order
 * @param others the same for the materialized view and the large objects
 */
record Census(Map<String, Content> tables, Map<String, Content> others) {

    /** The rows of one table. */
    record Content(long rows, String digest) {}

    private static final String TABLES = """
            SELECT format('%I.%I', nspname, relname) FROM pg_class JOIN pg_namespace n ON n.oid = relnamespace
            WHERE relkind = 'r' AND nspname IN ('shop', 'audit')""";

    private static final Map<String, String> OTHERS = Map.of(
            "shop.best_seller", "shop.best_seller AS t",
            "large objects", "(SELECT oid, lo_get(oid) FROM pg_largeobject_metadata) AS t");

    static Census of(DataSource database) throws SQLException {
        try (var connection = database.getConnection()) {
            var tables = new TreeMap<String, Content>();
            for (var table : tables(connection)) {
                tables.put(table, count(connection, "ONLY " + table + " AS t"));
            }
            var others = new TreeMap<String, Content>();
            for (var other : OTHERS.entrySet()) {
                others.put(other.getKey(), count(connection, other.getValue()));
            }
            return new Census(tables, others);
        }
    }

    /** How many rows the tables have together. */
    long rows() {
        return tables.values().stream().mapToLong(Content::rows).sum();
    }

    /** Names what a later census sees otherwise; empty if it sees the same. */
    List<String> differences(Census later) {
        var differences = new ArrayList<String>();
        compare(tables, later.tables, differences);
        compare(others, later.others, differences);
        return differences;
    }

    private static void compare(Map<String, Content> before, Map<String, Content> after, List<String> differences) {
        var names = new TreeSet<>(before.keySet());
        names.addAll(after.keySet());
        for (var name : names) {
            if (!Objects.equals(before.get(name), after.get(name))) {
                differences.add(
                        name + ": " + words(before.get(name)) + " before, " + words(after.get(name)) + " after");
            }
        }
    }

    private static String words(@Nullable Content content) {
        return content == null ? "missing" : content.rows() + " rows (" + content.digest() + ")";
    }

    private static List<String> tables(Connection connection) throws SQLException {
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(TABLES)) {
            var names = new ArrayList<String>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private static Content count(Connection connection, String source) throws SQLException {
        var query = "SELECT count(*), coalesce(sum(hashtextextended(t::text, 0)), 0)::text FROM " + source;
        try (var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return new Content(rows.getLong(1), rows.getString(2));
        }
    }
}
