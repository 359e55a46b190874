package io.restorable.backup.catalog.text;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;
import io.restorable.backup.pg.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * Turns tokens into lexemes.
 *
 * @param template what it is made from
 * @param options its options as SQL, {@code name = 'value'} separated by commas, or {@code null}
 */
public record TextSearchDictionary(
        ObjectIdentity identity,
        QualifiedName template,
        @Nullable String options) implements DatabaseObject {

    static final String QUERY = """
            SELECT dictionary.oid, dictionary.dictname AS name, namespace.nspname AS schema,
                   pg_catalog.pg_get_userbyid(dictowner) AS owner,
                   template_namespace.nspname AS template_schema, template.tmplname AS template_name,
                   dictinitoption AS options
            FROM pg_catalog.pg_ts_dict dictionary
            JOIN pg_catalog.pg_namespace namespace ON namespace.oid = dictnamespace
            JOIN pg_catalog.pg_ts_template template ON template.oid = dicttemplate
            JOIN pg_catalog.pg_namespace template_namespace ON template_namespace.oid = tmplnamespace
            ORDER BY dictionary.oid
            """;

    static TextSearchDictionary read(Row row) {
        return new TextSearchDictionary(
                ObjectIdentity.read(SystemCatalog.PG_TS_DICT, row),
                new QualifiedName(row.text("template_schema"), row.text("template_name")),
                row.textOrNull("options"));
    }
}
