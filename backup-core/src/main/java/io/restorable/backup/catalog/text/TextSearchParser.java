package io.restorable.backup.catalog.text;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;
import org.jspecify.annotations.Nullable;

/**
 * Cuts a document into tokens. Its functions are written as SQL. Parsers have no owner.
 *
 * @param start the function that begins a document
 * @param nextToken the function that returns the next token
 * @param end the function that ends a document
 * @param headline the function that shortens a document to a headline, or {@code null}
 * @param tokenTypes the function that names the token types
 */
public record TextSearchParser(
        ObjectIdentity identity,
        String start,
        String nextToken,
        String end,
        @Nullable String headline,
        String tokenTypes)
        implements DatabaseObject {

    static final String QUERY = """
            SELECT parser.oid, parser.prsname AS name, namespace.nspname AS schema, NULL AS owner,
                   prsstart::pg_catalog.text AS start,
                   prstoken::pg_catalog.text AS next_token,
                   prsend::pg_catalog.text AS end,
                   CASE WHEN prsheadline <> 0 THEN prsheadline::pg_catalog.text END AS headline,
                   prslextype::pg_catalog.text AS token_types
            FROM pg_catalog.pg_ts_parser parser
            JOIN pg_catalog.pg_namespace namespace ON namespace.oid = prsnamespace
            ORDER BY parser.oid
            """;

    static TextSearchParser read(Row row) {
        return new TextSearchParser(
                ObjectIdentity.read(SystemCatalog.PG_TS_PARSER, row),
                row.text("start"),
                row.text("next_token"),
                row.text("end"),
                row.textOrNull("headline"),
                row.text("token_types"));
    }
}
