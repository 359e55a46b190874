package io.restorable.backup.restore.migration;

import io.restorable.backup.connect.Session;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads histories from a database. Tables that the role may not read are passed over. */
final class DatabaseHistories {

    private static final String TABLES = """
            SELECT schema.nspname, class.relname, pg_catalog.array_agg(attribute.attname::text) AS columns
              FROM pg_catalog.pg_class class
              JOIN pg_catalog.pg_namespace schema ON schema.oid = class.relnamespace
              JOIN pg_catalog.pg_attribute attribute ON attribute.attrelid = class.oid
             WHERE class.relkind = 'r' AND attribute.attnum > 0 AND NOT attribute.attisdropped
               AND schema.nspname !~ '^pg_' AND schema.nspname <> 'information_schema'
               AND pg_catalog.has_schema_privilege(schema.oid, 'USAGE')
               AND pg_catalog.has_table_privilege(class.oid, 'SELECT')
             GROUP BY 1, 2
            HAVING pg_catalog.bool_or(pg_catalog.lower(attribute.attname)
                     IN ('installed_rank', 'orderexecuted', 'applied_steps_count'))
             ORDER BY 1, 2
            """;

    private DatabaseHistories() {}

    static List<MigrationHistory> read(Session session) {
        var histories = new ArrayList<MigrationHistory>();
        session.query(
                        "looking for migration histories",
                        TABLES,
                        row -> new Table(
                                new QualifiedName(row.text("nspname"), row.text("relname")), row.texts("columns")))
                .forEach(table -> MigrationHistory.toolOf(
                                Set.copyOf(table.small().keySet()))
                        .ifPresent(tool ->
                                histories.add(MigrationHistory.of(tool, table.name(), rows(session, table, tool)))));
        return histories;
    }

    private static List<Map<String, @Nullable String>> rows(Session session, Table table, MigrationTool tool) {
        var columns = new ArrayList<String>();
        Map<String, String> names = table.small();
        for (String column : tool.columns()) {
            columns.add(Identifiers.quote(names.getOrDefault(column, column)) + "::pg_catalog.text AS " + column);
        }
        return session.query(
                "reading the migration history " + table.name(),
                "SELECT " + String.join(", ", columns) + " FROM " + table.name(),
                row -> {
                    var texts = new HashMap<String, @Nullable String>();
                    tool.columns().forEach(column -> texts.put(column, row.textOrNull(column)));
                    return texts;
                });
    }

    private record Table(QualifiedName name, List<String> columns) {

        /** The columns' names by the same in small letters. */
        Map<String, String> small() {
            var small = new HashMap<String, String>();
            columns.forEach(column -> small.put(column.toLowerCase(Locale.ROOT), column));
            return small;
        }
    }
}
