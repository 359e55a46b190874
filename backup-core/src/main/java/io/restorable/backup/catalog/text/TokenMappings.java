package io.restorable.backup.catalog.text;

import io.restorable.backup.connect.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The token mappings of all configurations outside pg_catalog. */
final class TokenMappings {

    private static final String QUERY = """
            SELECT mapping.mapcfg AS configuration, token.alias AS token_type,
                   pg_catalog.array_agg(mapping.mapdict::pg_catalog.regdictionary::pg_catalog.text
                                        ORDER BY mapping.mapseqno) AS dictionaries
            FROM pg_catalog.pg_ts_config configuration
            JOIN pg_catalog.pg_ts_config_map mapping ON mapping.mapcfg = configuration.oid
            JOIN LATERAL pg_catalog.ts_token_type(configuration.cfgparser) token
              ON token.tokid = mapping.maptokentype
            WHERE configuration.cfgnamespace <> 'pg_catalog'::pg_catalog.regnamespace
            GROUP BY mapping.mapcfg, mapping.maptokentype, token.alias
            ORDER BY mapping.mapcfg, mapping.maptokentype
            """;

    private final Map<Long, List<TokenMapping>> byConfiguration = new HashMap<>();

    static TokenMappings read(Session session) {
        var mappings = new TokenMappings();
        session.forEach(
                "reading the token mappings of text search configurations",
                QUERY,
                row -> mappings.byConfiguration
                        .computeIfAbsent(row.oid("configuration"), oid -> new ArrayList<>())
                        .add(new TokenMapping(row.text("token_type"), row.texts("dictionaries"))));
        return mappings;
    }

    List<TokenMapping> of(long configuration) {
        return byConfiguration.getOrDefault(configuration, List.of());
    }
}
