package io.restorable.backup.ddl.role;

import io.restorable.backup.catalog.role.ParameterPrivileges;
import io.restorable.backup.catalog.role.Role;
import io.restorable.backup.catalog.role.RoleMembership;
import io.restorable.backup.catalog.role.RoleObjects;
import io.restorable.backup.ddl.privilege.PrivilegeCommands;
import io.restorable.backup.ddl.privilege.PrivilegeTarget;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.Literals;
import io.restorable.backup.pg.SettingClause;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * The roles of a server as the statements that make them, as {@code pg_dumpall --roles-only} writes them. Source:
 * PostgreSQL 18, src/bin/pg_dump/pg_dumpall.c, dumpRoles, dumpUserConfig, dumpRoleMembership,
 * dumpRoleGUCPrivs.
 */
public final class RoleScript {

    private final StringBuilder sql = new StringBuilder();

    private RoleScript() {}

    /**
     * All statements: roles first, then their settings, who belongs to whom, and who may set which parameter.
     *
     * @param passwords whether the passwords were read; without, the text says so first
     */
    public static String of(RoleObjects roles, boolean passwords) {
        var script = new RoleScript();
        if (!passwords) {
            script.sql.append("-- Without passwords\n");
        }
        roles.roles().forEach(script::define);
        roles.roles().forEach(script::set);
        Map<String, List<RoleMembership>> byRole = new LinkedHashMap<>();
        roles.memberships()
                .forEach(each -> byRole.computeIfAbsent(each.role(), role -> new ArrayList<>())
                        .add(each));
        byRole.values().forEach(script::grantInOrder);
        roles.parameters().forEach(script::grant);
        return script.sql.toString();
    }

    private void define(Role role) {
        String name = Identifiers.quote(role.name());
        sql.append("CREATE ROLE ").append(name).append(";\n");
        sql.append("ALTER ROLE ").append(name).append(" WITH ").append(String.join(" ", role.attributes()));
        if (role.connectionLimit() != -1) {
            sql.append(" CONNECTION LIMIT ").append(role.connectionLimit());
        }
        if (role.password() != null) {
            sql.append(" PASSWORD ").append(Literals.quoteForAnyServer(role.password()));
        }
        if (role.validUntil() != null) {
            sql.append(" VALID UNTIL ").append(Literals.quote(role.validUntil()));
        }
        sql.append(";\n");
        if (role.comment() != null) {
            sql.append("COMMENT ON ROLE ").append(name).append(" IS ");
            sql.append(Literals.quoteForAnyServer(role.comment())).append(";\n");
        }
        for (Role.Label label : role.labels()) {
            sql.append("SECURITY LABEL FOR ").append(Identifiers.quote(label.provider()));
            sql.append(" ON ROLE ").append(name);
            sql.append(" IS ").append(Literals.quoteForAnyServer(label.text())).append(";\n");
        }
    }

    private void set(Role role) {
        for (String setting : role.settings()) {
            String clause = SettingClause.forAnyServer(setting);
            if (clause != null) {
                sql.append("ALTER ROLE ").append(Identifiers.quote(role.name()));
                sql.append(" SET ").append(clause).append(";\n");
            }
        }
    }

    /** Who grants must hold the right to by then: pass after pass, those whose grantor has got it come next. */
    private void grantInOrder(List<RoleMembership> ofOneRole) {
        var waiting = new ArrayList<>(ofOneRole);
        Set<String> grantors = new HashSet<>();
        int before;
        do {
            before = waiting.size();
            waiting.removeIf(membership -> {
                boolean ready = membership.grantor() == null
                        || membership.byBootstrap()
                        || grantors.contains(membership.grantor());
                if (ready) {
                    grant(membership);
                    if (membership.admin()) {
                        grantors.add(membership.member());
                    }
                }
                return ready;
            });
        } while (waiting.size() < before);
        // A server does not let it come to this; whoever runs the script decides.
        waiting.forEach(this::grant);
    }

    private void grant(ParameterPrivileges parameter) {
        var target = new PrivilegeTarget(
                "PARAMETER", null, Identifiers.quote(parameter.parameter()), null, parameter.owner(), "");
        var privileges = parameter.privileges();
        sql.append(PrivilegeCommands.build(
                target, Objects.requireNonNullElse(privileges.granted(), List.of()), privileges.builtIn()));
    }

    private void grant(RoleMembership membership) {
        var options = new ArrayList<String>();
        if (membership.admin()) {
            options.add("ADMIN OPTION");
        }
        if (membership.inherits() != null) {
            options.add("INHERIT " + (membership.inherits() ? "TRUE" : "FALSE"));
        }
        if (!membership.settable()) {
            options.add("SET FALSE");
        }
        sql.append("GRANT ").append(Identifiers.quote(membership.role()));
        sql.append(" TO ").append(Identifiers.quote(membership.member()));
        if (!options.isEmpty()) {
            sql.append(" WITH ").append(String.join(", ", options));
        }
        if (membership.grantor() != null) {
            sql.append(" GRANTED BY ").append(Identifiers.quote(membership.grantor()));
        }
        sql.append(";\n");
    }
}
