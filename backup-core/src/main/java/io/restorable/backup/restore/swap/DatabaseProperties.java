package io.restorable.backup.restore.swap;

import io.restorable.backup.connect.Session;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.Literals;
import io.restorable.backup.pg.SettingClause;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What belongs to a database's name rather than to its contents, and goes over to the database that gets the name:
 * owner, privileges, settings of the database and of roles in it, connection limit, security labels and comment.
 */
final class DatabaseProperties {

    private static final String SETTINGS = """
            SELECT role.rolname AS role, setting
              FROM pg_catalog.pg_db_role_setting settings
             CROSS JOIN LATERAL pg_catalog.unnest(settings.setconfig) WITH ORDINALITY AS item (setting, number)
              LEFT JOIN pg_catalog.pg_roles role ON role.oid = settings.setrole
             WHERE settings.setdatabase = ? AND (settings.setrole = 0 OR role.oid IS NOT NULL)
             ORDER BY role.rolname NULLS FIRST, item.number
            """;

    private static final String PRIVILEGES = """
            SELECT item.privilege_type, item.is_grantable,
                   CASE WHEN item.grantee = 0 THEN 'PUBLIC'
                        ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(item.grantee)) END AS grantee
              FROM pg_catalog.pg_database live
             CROSS JOIN LATERAL pg_catalog.aclexplode(live.datacl) WITH ORDINALITY
                        AS item (grantor, grantee, privilege_type, is_grantable, number)
             WHERE live.oid = ?
             ORDER BY item.number
            """;

    private static final String LABELS = """
            SELECT provider, label FROM pg_catalog.pg_shseclabel
             WHERE classoid = 'pg_catalog.pg_database'::pg_catalog.regclass AND objoid = ?
             ORDER BY provider
            """;

    private DatabaseProperties() {}

    /**
     * Gives the properties of one database to another, in the session's open transaction.
     *
     * @param to the other database's present name
     * @param warnings is told of each property that the role may not set, with the statement that sets it later
     */
    static void carryOver(Session session, LiveDatabase from, String to, Consumer<String> warnings) {
        for (Statement statement : statements(session, from)) {
            session.execute("marking a place to return to", "SAVEPOINT restorable_property");
            try {
                session.execute("carrying over " + statement.what(), statement.on(to));
                session.execute("forgetting that place", "RELEASE SAVEPOINT restorable_property");
            } catch (QueryFailedException refused) {
                session.execute("returning to that place", "ROLLBACK TO SAVEPOINT restorable_property");
                warnings.accept("Database " + from.name() + " lost " + statement.what() + ": " + refused.serverMessage()
                        + ". Run as a superuser: " + statement.on(from.name()));
            }
        }
    }

    private static List<Statement> statements(Session session, LiveDatabase from) {
        var statements = new ArrayList<Statement>();
        statements.add(new Statement("its owner", "ALTER DATABASE ", " OWNER TO " + Identifiers.quote(from.owner())));
        addPrivileges(session, from, statements);
        session.forEach(
                "reading the database's settings",
                SETTINGS,
                row -> addSetting(
                        row.textOrNull("role") == null ? "" : row.text("role"), row.text("setting"), statements),
                from.oid());
        session.forEach(
                "reading the database's security labels",
                LABELS,
                row -> statements.add(new Statement(
                        "a security label",
                        "SECURITY LABEL FOR " + Identifiers.quote(row.text("provider")) + " ON DATABASE ",
                        " IS " + Literals.quote(row.text("label")))),
                from.oid());
        if (from.connectionLimit() >= 0) {
            statements.add(new Statement(
                    "its connection limit", "ALTER DATABASE ", " CONNECTION LIMIT " + from.connectionLimit()));
        }
        if (from.template()) {
            statements.add(new Statement("being a template", "ALTER DATABASE ", " IS_TEMPLATE true"));
        }
        if (from.comment() != null) {
            statements.add(
                    new Statement("its comment", "COMMENT ON DATABASE ", " IS " + Literals.quote(from.comment())));
        }
        return statements;
    }

    private static void addPrivileges(Session session, LiveDatabase from, List<Statement> statements) {
        if (!from.ownPrivileges()) {
            return;
        }
        statements.add(new Statement(
                "its privileges", "REVOKE ALL ON DATABASE ", " FROM PUBLIC, " + Identifiers.quote(from.owner())));
        session.forEach(
                "reading the database's privileges",
                PRIVILEGES,
                row -> statements.add(new Statement(
                        "a privilege of " + row.text("grantee"),
                        "GRANT " + row.text("privilege_type") + " ON DATABASE ",
                        " TO " + row.text("grantee") + (row.flag("is_grantable") ? " WITH GRANT OPTION" : ""))),
                from.oid());
    }

    private static void addSetting(String role, String setting, List<Statement> statements) {
        String clause = SettingClause.of(setting);
        if (clause == null) {
            return;
        }
        String name = setting.substring(0, setting.indexOf('='));
        statements.add(
                role.isEmpty()
                        ? new Statement("its setting " + name, "ALTER DATABASE ", " SET " + clause)
                        : new Statement(
                                "the setting " + name + " of role " + role,
                                "ALTER ROLE " + Identifiers.quote(role) + " IN DATABASE ",
                                " SET " + clause));
    }

    /**
     * A statement about a database.
     *
     * @param what what the database loses without it
     */
    private record Statement(String what, String before, String after) {

        String on(String database) {
            return before + Identifiers.quote(database) + after;
        }
    }
}
