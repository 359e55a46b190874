package io.restorable.backup.catalog.coverage;

import io.restorable.backup.catalog.coverage.UserMadeRow.Standing;
import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.connect.Row;
import io.restorable.backup.connect.Session;
import io.restorable.backup.pg.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads every row that users can have made, and says in words what a row is. */
public final class CoverageReader {

    private static final String SYSTEM_SCHEMAS = """
            WITH system_schema AS MATERIALIZED (
              SELECT n.oid FROM pg_catalog.pg_namespace n
              WHERE n.nspname LIKE 'pg\\_%' OR n.nspname = 'information_schema')
            """;
    private static final String CATALOGS_WITH_OIDS = """
            SELECT c.oid, c.relname FROM pg_catalog.pg_class c
            JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attname = 'oid' AND a.attnum > 0
            WHERE c.relkind = 'r' AND c.oid < 16384 AND c.relnamespace = 'pg_catalog'::pg_catalog.regnamespace
            ORDER BY c.relname
            """;
    private static final String DESCRIPTIONS = """
            SELECT pg_catalog.pg_describe_object(o.catalog, o.oid, 0) AS description
            FROM unnest(?::pg_catalog.oid[], ?::pg_catalog.oid[]) WITH ORDINALITY o(catalog, oid, number)
            ORDER BY o.number
            """;

    private final Session session;

    public CoverageReader(Session session) {
        this.session = session;
    }

    /**
     * Reads the rows of all catalogs, also of catalogs that this version does not know: a newer server may have them.
     */
    public List<UserMadeRow> rows() {
        Map<String, Long> catalogs = catalogsWithOids();
        var rows = new ArrayList<UserMadeRow>();
        String known = CatalogCoverage.TABLE.stream()
                .filter(coverage -> catalogs.containsKey(coverage.requiredTable()))
                .map(CatalogCoverage::query)
                .collect(Collectors.joining("UNION ALL\n"));
        session.forEach("listing what users made", SYSTEM_SCHEMAS + known, row -> rows.add(read(row)));
        catalogs.keySet().removeAll(CatalogCoverage.knownCatalogs());
        catalogs.forEach((name, oid) -> rows.addAll(rowsOfUnknown(name, oid)));
        return rows;
    }

    /** Counts what catalogs without OIDs say of the objects of users. */
    public List<ObjectDetail> details() {
        return ObjectDetail.read(session);
    }

    private Map<String, Long> catalogsWithOids() {
        var catalogs = new TreeMap<String, Long>();
        session.forEach(
                "listing the catalogs", CATALOGS_WITH_OIDS, row -> catalogs.put(row.text("relname"), row.oid("oid")));
        return catalogs;
    }

    private List<UserMadeRow> rowsOfUnknown(String name, long catalog) {
        return session.query(
                "reading the catalog " + name,
                "SELECT oid FROM pg_catalog." + Identifiers.quote(name) + " WHERE oid >= 16384",
                row -> new UserMadeRow(new CatalogId(catalog, row.oid("oid")), null, Standing.OWN));
    }

    private static UserMadeRow read(Row row) {
        long parent = row.oid("parent");
        return new UserMadeRow(
                new CatalogId(row.oid("catalog"), row.oid("oid")),
                parent == 0 ? null : new CatalogId(row.oid("parent_catalog"), parent),
                Standing.valueOf(row.text("standing")));
    }

    /** What the rows are, as PostgreSQL itself says it: {@code operator family f for access method btree}. */
    public List<String> describe(List<CatalogId> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        return session.query(
                "describing objects",
                DESCRIPTIONS,
                row -> describe(row.textOrNull("description")),
                array(rows.stream().map(CatalogId::catalog).toList()),
                array(rows.stream().map(CatalogId::oid).toList()));
    }

    private static String describe(@Nullable String description) {
        return description == null ? "an object that is gone by now" : description;
    }

    private static String array(List<Long> oids) {
        return oids.stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
    }
}
