package io.restorable.backup.catalog.text;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;
import io.restorable.backup.pg.QualifiedName;
import java.util.List;

/**
 * Says which dictionaries look at which tokens of a parser.
 *
 * @param parser the parser whose tokens are mapped
 * @param mappings the token types with their dictionaries, in the order of the token types' numbers; empty for the
 *     configurations of pg_catalog, which every server brings along
 */
public record TextSearchConfiguration(ObjectIdentity identity, QualifiedName parser, List<TokenMapping> mappings)
        implements DatabaseObject {

    static final String QUERY = """
            SELECT configuration.oid, configuration.cfgname AS name, namespace.nspname AS schema,
                   pg_catalog.pg_get_userbyid(cfgowner) AS owner,
                   parser_namespace.nspname AS parser_schema, parser.prsname AS parser_name
            FROM pg_catalog.pg_ts_config configuration
            JOIN pg_catalog.pg_namespace namespace ON namespace.oid = cfgnamespace
            JOIN pg_catalog.pg_ts_parser parser ON parser.oid = cfgparser
            JOIN pg_catalog.pg_namespace parser_namespace ON parser_namespace.oid = prsnamespace
            ORDER BY configuration.oid
            """;

    public TextSearchConfiguration {
        mappings = List.copyOf(mappings);
    }

    static TextSearchConfiguration read(Row row, TokenMappings mappings) {
        ObjectIdentity identity = ObjectIdentity.read(SystemCatalog.PG_TS_CONFIG, row);
        return new TextSearchConfiguration(
                identity,
                new QualifiedName(row.text("parser_schema"), row.text("parser_name")),
                mappings.of(identity.id().oid()));
    }
}
