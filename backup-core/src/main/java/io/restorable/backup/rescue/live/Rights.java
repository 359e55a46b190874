package io.restorable.backup.rescue.live;

import io.restorable.backup.connect.ServerFacts;
import io.restorable.backup.connect.Session;
import io.restorable.backup.error.MissingPrivilegeException;
import io.restorable.backup.pg.Identifiers;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Looks whether the role has the rights that the work needs, and names all that it lacks at once. For one thread. */
public final class Rights {

    private static final String OF_TABLE = """
            SELECT pg_catalog.has_schema_privilege(c.relnamespace, 'USAGE') AS usage,
                   pg_catalog.has_table_privilege(c.oid, ?) AS granted,
                   pg_catalog.row_security_active(c.oid) AS hidden
              FROM pg_catalog.pg_class c WHERE c.oid = ?::pg_catalog.oid
            """;

    private final Session session;
    private final ServerFacts facts;
    private final String role;
    private final Set<String> missing = new LinkedHashSet<>();
    private final Set<String> statements = new LinkedHashSet<>();

    public Rights(Session session, ServerFacts facts) {
        this.session = session;
        this.facts = facts;
        this.role = Identifiers.quote(facts.role());
    }

    /** Notes whether temporary tables can be made. */
    public Rights temporaryTables() {
        boolean granted = session.query(
                        "checking the right to make temporary tables",
                        "SELECT pg_catalog.has_database_privilege(pg_catalog.current_database(), 'TEMPORARY') AS granted",
                        row -> row.flag("granted"))
                .get(0);
        if (!granted) {
            String database = Identifiers.quote(facts.database());
            lacks("TEMPORARY on database " + database, "GRANT TEMPORARY ON DATABASE " + database + " TO " + role + ";");
        }
        return this;
    }

    /**
     * Notes whether something may be done with all rows of a table.
     *
     * @param privileges {@code SELECT}, {@code INSERT} or {@code UPDATE}
     */
    public Rights on(LiveTable table, List<String> privileges) {
        privileges.forEach(privilege -> session.forEach(
                "checking the rights on " + table.name(),
                OF_TABLE,
                row -> {
                    String schema = Identifiers.quote(table.name().schema());
                    if (!row.flag("usage")) {
                        lacks("USAGE on schema " + schema, "GRANT USAGE ON SCHEMA " + schema + " TO " + role + ";");
                    }
                    if (!row.flag("granted")) {
                        lacks(
                                privilege + " on table " + table.name(),
                                "GRANT " + privilege + " ON TABLE " + table.name() + " TO " + role + ";");
                    }
                    if (row.flag("hidden")) {
                        lacks(
                                "BYPASSRLS, without which row-level security stands before rows of table "
                                        + table.name(),
                                "ALTER ROLE " + role + " BYPASSRLS;");
                    }
                },
                privilege,
                table.oid()));
        return this;
    }

    /**
     * Ends the check.
     *
     * @param work what the rights are needed for, after "may not"
     * @throws MissingPrivilegeException if one is missing
     */
    public void require(String work) {
        if (!missing.isEmpty()) {
            throw new MissingPrivilegeException(facts.role(), work, List.copyOf(missing), List.copyOf(statements));
        }
    }

    private void lacks(String right, String statement) {
        missing.add(right);
        statements.add(statement);
    }
}
