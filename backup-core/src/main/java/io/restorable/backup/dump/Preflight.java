package io.restorable.backup.dump;

import io.restorable.backup.catalog.CatalogOutline;
import io.restorable.backup.catalog.relation.table.Relation;
import io.restorable.backup.catalog.relation.table.RelationKind;
import io.restorable.backup.connect.Row;
import io.restorable.backup.connect.ServerFacts;
import io.restorable.backup.connect.Session;
import io.restorable.backup.ddl.RelationChoice;
import io.restorable.backup.error.MissingPrivilegeException;
import io.restorable.backup.pg.Identifiers;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Looks whether the role may read everything that is asked for, before anything is locked or read, and names all that is
 * missing at once.
 */
final class Preflight {

    /**
     * A table that somebody drops meanwhile has no privileges: null, which counts as granted, as locking it will tell.
     * Rows that row security hides from the role would make COPY fail, since row_security is off.
     */
    private static final String RIGHTS = """
            SELECT c.oid, n.nspname, c.relname, c.relkind,
              coalesce(pg_catalog.has_schema_privilege(n.oid, 'USAGE'), true) AS usage,
              coalesce(pg_catalog.has_table_privilege(c.oid, 'SELECT'), true) AS readable,
              c.relkind <> 'S' AND EXISTS (
                SELECT FROM pg_catalog.pg_attribute a
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '')
              AND NOT EXISTS (
                SELECT FROM pg_catalog.pg_attribute a
                WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = ''
                  AND NOT pg_catalog.has_column_privilege(c.oid, a.attnum, 'SELECT')) AS all_columns,
              pg_catalog.row_security_active(c.oid) AS hidden
            FROM pg_catalog.unnest(?::pg_catalog.text::pg_catalog.oid[]) AS wanted(oid)
            JOIN pg_catalog.pg_class c ON c.oid = wanted.oid
            JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            ORDER BY n.nspname, c.relname
            """;

    private static final String LARGE_OBJECTS = """
            SELECT m.oid FROM pg_catalog.pg_largeobject_metadata m
            WHERE pg_catalog.current_setting('lo_compat_privileges') = 'off'
              AND NOT pg_catalog.pg_has_role(m.lomowner, 'USAGE')
              AND NOT EXISTS (
                SELECT FROM pg_catalog.aclexplode(m.lomacl) item
                WHERE item.privilege_type = 'SELECT'
                  AND CASE WHEN item.grantee = 0 THEN true
                           ELSE pg_catalog.pg_has_role(item.grantee, 'USAGE') END)
            ORDER BY m.oid
            """;

    private final Session session;
    private final CatalogOutline outline;
    private final String role;
    private final Set<String> missing = new LinkedHashSet<>();
    private final Set<String> statements = new LinkedHashSet<>();
    private final Set<Long> readableByColumn = new LinkedHashSet<>();

    private Preflight(Session session, ServerFacts facts, CatalogOutline outline) {
        this.session = session;
        this.outline = outline;
        this.role = Identifiers.quote(facts.role());
    }

    /**
     * Checks the rights.
     *
     * @return the OIDs of the tables that may be read only by way of privileges on each column
     * @throws MissingPrivilegeException if something is missing
     */
    static Set<Long> check(Session session, ServerFacts facts, CatalogOutline outline, RelationChoice choice) {
        var preflight = new Preflight(session, facts, outline);
        if (!facts.superuser()) {
            preflight.checkRelations(choice);
            preflight.checkLargeObjects();
        }
        if (!preflight.missing.isEmpty()) {
            throw new MissingPrivilegeException(
                    facts.role(),
                    "back up database '" + facts.database() + "'",
                    List.copyOf(preflight.missing),
                    List.copyOf(preflight.statements));
        }
        return preflight.readableByColumn;
    }

    private void checkRelations(RelationChoice choice) {
        Map<Long, Relation> wanted = new LinkedHashMap<>();
        choice.tablesToLock().forEach(table -> wanted.put(table.oid(), table));
        if (outline.scope().includesData()) {
            outline.relations().stream()
                    .filter(relation -> relation.kind() == RelationKind.SEQUENCE && choice.isWanted(relation))
                    .forEach(sequence -> wanted.put(sequence.oid(), sequence));
        }
        String oids = wanted.keySet().stream().map(String::valueOf).collect(Collectors.joining(",", "{", "}"));
        session.forEach("checking the rights on tables and sequences", RIGHTS, this::check, oids);
    }

    private void check(Row row) {
        String schema = Identifiers.quote(row.text("nspname"));
        String name = Identifiers.qualify(row.text("nspname"), row.text("relname"));
        boolean sequence = row.letter("relkind") == RelationKind.SEQUENCE.letter();
        if (!row.flag("usage")) {
            lacks("USAGE on schema " + schema, "GRANT USAGE ON SCHEMA " + schema + " TO " + role + ";");
        }
        if (!row.flag("readable") && row.flag("all_columns")) {
            readableByColumn.add(row.oid("oid"));
        } else if (!row.flag("readable")) {
            String kind = sequence ? "sequence " : "table ";
            String keyword = sequence ? "SEQUENCE " : "TABLE ";
            lacks("SELECT on " + kind + name, "GRANT SELECT ON " + keyword + name + " TO " + role + ";");
        }
        if (row.flag("hidden") && savesRows(row.oid("oid"))) {
            lacks(
                    "BYPASSRLS, without which row-level security hides rows of table " + name,
                    "ALTER ROLE " + role + " BYPASSRLS;");
        }
    }

    private boolean savesRows(long table) {
        return outline.scope().includesData()
                && !outline.matches().excludedTableData().contains(table);
    }

    private void checkLargeObjects() {
        if (!outline.scope().includesData() || !outline.scope().includesEverything()) {
            return;
        }
        session.forEach("checking the rights on large objects", LARGE_OBJECTS, row -> {
            String oid = row.text("oid");
            lacks("SELECT on large object " + oid, "GRANT SELECT ON LARGE OBJECT " + oid + " TO " + role + ";");
        });
    }

    private void lacks(String right, String statement) {
        missing.add(right);
        statements.add(statement);
    }
}
