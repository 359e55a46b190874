package io.restorable.backup.catalog.role;

import io.restorable.backup.catalog.object.AccessPrivileges;
import io.restorable.backup.catalog.role.Role.Label;
import io.restorable.backup.connect.Row;
import io.restorable.backup.connect.Session;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads all roles, one query for each catalog. Source: PostgreSQL 18, src/bin/pg_dump/pg_dumpall.c, dumpRoles,
 * dumpUserConfig, dumpRoleMembership, dumpRoleGUCPrivs.
 */
public final class RoleReader {

    private static final String ROLES = """
            SELECT r.rolname AS name, r.rolsuper, r.rolinherit, r.rolcreaterole, r.rolcreatedb, r.rolcanlogin,
              r.rolreplication, r.rolbypassrls, r.rolconnlimit, %s AS password,
              r.rolvaliduntil::pg_catalog.text AS valid_until,
              pg_catalog.shobj_description(r.oid, 'pg_authid') AS comment
            FROM %s r WHERE r.rolname !~ '^pg_' ORDER BY r.rolname
            """;
    private static final String LABELS = """
            SELECT r.rolname AS role, l.provider, l.label
            FROM pg_catalog.pg_shseclabel l JOIN pg_catalog.pg_roles r ON r.oid = l.objoid
            WHERE l.classoid = 'pg_catalog.pg_authid'::pg_catalog.regclass ORDER BY r.rolname, l.provider
            """;
    private static final String SETTINGS = """
            SELECT r.rolname AS role, a.assignment
            FROM pg_catalog.pg_db_role_setting s JOIN pg_catalog.pg_roles r ON r.oid = s.setrole
            CROSS JOIN LATERAL pg_catalog.unnest(s.setconfig) WITH ORDINALITY a(assignment, number)
            WHERE s.setdatabase = 0 ORDER BY r.rolname, a.number
            """;
    private static final String MEMBERSHIPS = """
            SELECT g.rolname AS role, m.rolname AS member, a.admin_option, %s AS inherit_option, %s AS set_option,
              %s AS grantor, a.grantor = 10 AS by_bootstrap
            FROM pg_catalog.pg_auth_members a
            JOIN pg_catalog.pg_roles g ON g.oid = a.roleid
            JOIN pg_catalog.pg_roles m ON m.oid = a.member
            LEFT JOIN pg_catalog.pg_roles b ON b.oid = a.grantor
            WHERE NOT (g.rolname ~ '^pg_' AND m.rolname ~ '^pg_')
            ORDER BY g.rolname, m.rolname, b.rolname
            """;

    private static final String PARAMETERS = """
            SELECT p.parname AS name, pg_catalog.pg_get_userbyid(10) AS owner,
              p.paracl::pg_catalog.text[] AS acl, pg_catalog.acldefault('p', 10)::pg_catalog.text[] AS acl_default
            FROM pg_catalog.pg_parameter_acl p ORDER BY p.parname
            """;

    private static final int PARAMETERS_SINCE = 15;

    /** Each grant has options of its own, and a grantor who had the right to it. */
    private static final int GRANTS_SINCE = 16;

    private final Session session;

    public RoleReader(Session session) {
        this.session = session;
    }

    /** Whether the session's role may read the hashes of passwords: superusers may, and whom they allow it. */
    public boolean canReadPasswords() {
        return session.query(
                        "checking the right to read passwords",
                        "SELECT pg_catalog.has_table_privilege('pg_catalog.pg_authid', 'SELECT') AS readable",
                        row -> row.flag("readable"))
                .contains(true);
    }

    /**
     * Reads the roles.
     *
     * @param passwords whether to read the hashes of passwords too
     */
    public RoleObjects read(boolean passwords) {
        var labels = new HashMap<String, List<Label>>();
        session.forEach(
                "reading the security labels of roles",
                LABELS,
                row -> labels.computeIfAbsent(row.text("role"), role -> new ArrayList<>())
                        .add(new Label(row.text("provider"), row.text("label"))));
        var settings = new HashMap<String, List<String>>();
        session.forEach(
                "reading the settings of roles",
                SETTINGS,
                row -> settings.computeIfAbsent(row.text("role"), role -> new ArrayList<>())
                        .add(row.text("assignment")));
        String query = passwords
                ? ROLES.formatted("r.rolpassword", "pg_catalog.pg_authid")
                : ROLES.formatted("NULL", "pg_catalog.pg_roles");
        return new RoleObjects(
                session.query("reading the roles", query, row -> read(row, labels, settings)),
                memberships(),
                parameters());
    }

    private static Role read(Row row, Map<String, List<Label>> labels, Map<String, List<String>> settings) {
        String name = row.text("name");
        return Role.read(row, labels.getOrDefault(name, List.of()), settings.getOrDefault(name, List.of()));
    }

    private List<ParameterPrivileges> parameters() {
        return session.version().atLeast(PARAMETERS_SINCE)
                ? session.query(
                        "reading the privileges on parameters",
                        PARAMETERS,
                        row -> new ParameterPrivileges(row.text("name"), row.text("owner"), AccessPrivileges.read(row)))
                : List.of();
    }

    private List<RoleMembership> memberships() {
        boolean options = session.version().atLeast(GRANTS_SINCE);
        String query = options
                ? MEMBERSHIPS.formatted("a.inherit_option", "a.set_option", "b.rolname")
                : MEMBERSHIPS.formatted("NULL::pg_catalog.bool", "true", "NULL");
        return session.query(
                "reading the memberships of roles",
                query,
                row -> new RoleMembership(
                        row.text("role"),
                        row.text("member"),
                        row.flag("admin_option"),
                        options ? row.flag("inherit_option") : null,
                        row.flag("set_option"),
                        row.textOrNull("grantor"),
                        row.flag("by_bootstrap")));
    }
}
