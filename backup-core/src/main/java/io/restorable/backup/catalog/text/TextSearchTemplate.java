package io.restorable.backup.catalog.text;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;
import org.jspecify.annotations.Nullable;

/**
 * What dictionaries are made from. Its functions are written as SQL. Templates have no owner.
 *
 * @param initialize the function that prepares a dictionary, or {@code null}
 * @param lexize the function that turns a token into lexemes
 */
public record TextSearchTemplate(
        ObjectIdentity identity, @Nullable String initialize, String lexize) implements DatabaseObject {

    static final String QUERY = """
            SELECT template.oid, template.tmplname AS name, namespace.nspname AS schema, NULL AS owner,
                   CASE WHEN tmplinit <> 0 THEN tmplinit::pg_catalog.text END AS initialize,
                   tmpllexize::pg_catalog.text AS lexize
            FROM pg_catalog.pg_ts_template template
            JOIN pg_catalog.pg_namespace namespace ON namespace.oid = tmplnamespace
            ORDER BY template.oid
            """;

    static TextSearchTemplate read(Row row) {
        return new TextSearchTemplate(
                ObjectIdentity.read(SystemCatalog.PG_TS_TEMPLATE, row),
                row.textOrNull("initialize"),
                row.text("lexize"));
    }
}
