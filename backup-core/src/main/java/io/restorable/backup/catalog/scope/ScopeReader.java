package io.restorable.backup.catalog.scope;

import io.restorable.backup.connect.Session;
import io.restorable.backup.error.NothingMatchesException;
import io.restorable.backup.pg.NamePattern;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds the tables and schemas that a scope's patterns name. A table pattern without schema means tables that the
 * role's own search path makes visible. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, expand_table_name_patterns.
 */
public final class ScopeReader {

    private static final String TABLES = """
            SELECT c.oid FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            WHERE c.relkind OPERATOR(pg_catalog.=) ANY (ARRAY['r', 'S', 'v', 'm', 'f', 'p']::pg_catalog."char"[])
            AND c.relname OPERATOR(pg_catalog.~) (?::pg_catalog.text) COLLATE pg_catalog.default
            """;
    private static final String IN_SCHEMA =
            "AND n.nspname OPERATOR(pg_catalog.~) (?::pg_catalog.text) COLLATE pg_catalog.default";
    private static final String VISIBLE = "AND pg_catalog.pg_table_is_visible(c.oid)";
    private static final String SCHEMAS = """
            SELECT n.oid FROM pg_catalog.pg_namespace n
            WHERE n.nspname OPERATOR(pg_catalog.~) (?::pg_catalog.text) COLLATE pg_catalog.default
            """;

    private final Session session;

    private ScopeReader(Session session) {
        this.session = session;
    }

    /**
     * Reads the OIDs behind the patterns. The session's search path is empty before and after.
     *
     * @throws NothingMatchesException if a pattern that includes something names nothing
     * @throws IllegalArgumentException if a pattern has too many dots
     */
    public static ScopeMatches read(Session session, DumpScope scope) {
        var reader = new ScopeReader(session);
        return new ScopeMatches(
                reader.tables(scope.includedTables(), true),
                reader.tables(scope.excludedTables(), false),
                reader.schemas(scope.includedSchemas(), true),
                reader.schemas(scope.excludedSchemas(), false),
                reader.tables(scope.excludedTableData(), false));
    }

    private Set<Long> tables(List<String> patterns, boolean required) {
        var found = new HashSet<Long>();
        if (patterns.isEmpty()) {
            return found;
        }
        session.execute("returning to the role's search path", "RESET search_path");
        for (String pattern : patterns) {
            found.addAll(check("tables", pattern, required, tables(NamePattern.parseQualified(pattern))));
        }
        session.execute("emptying the search path", "SET search_path = ''");
        return found;
    }

    private List<Long> tables(NamePattern pattern) {
        var parameters = new ArrayList<Object>(List.of(pattern.name()));
        if (pattern.schema() != null) {
            parameters.add(pattern.schema());
        }
        return session.query(
                "looking for the tables that match " + pattern.text(),
                TABLES + (pattern.schema() == null ? VISIBLE : IN_SCHEMA),
                row -> row.oid("oid"),
                parameters.toArray());
    }

    private Set<Long> schemas(List<String> patterns, boolean required) {
        var found = new HashSet<Long>();
        for (String pattern : patterns) {
            var oids = session.query(
                    "looking for the schemas that match " + pattern,
                    SCHEMAS,
                    row -> row.oid("oid"),
                    NamePattern.parseSimple(pattern).name());
            found.addAll(check("schemas", pattern, required, oids));
        }
        return found;
    }

    private List<Long> check(String kind, String pattern, boolean required, List<Long> oids) {
        if (required && oids.isEmpty()) {
            String database = session.query(
                            "asking for the database's name",
                            "SELECT pg_catalog.current_database() AS name",
                            row -> row.text("name"))
                    .get(0);
            throw new NothingMatchesException(kind, pattern, database);
        }
        return oids;
    }
}
