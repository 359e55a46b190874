package io.restorable.backup.ddl.privilege;

import io.restorable.backup.pg.Identifiers;
import java.util.List;
import java.util.Objects;

/**
 * Writes the GRANT and REVOKE statements that lead from one list of privileges to another, in the order and wording of
 * pg_dump 18. Source: PostgreSQL 18, src/bin/pg_dump/dumputils.c, buildACLCommands.
 */
public final class PrivilegeCommands {

    private final PrivilegeTarget target;
    private final StringBuilder first = new StringBuilder();
    private final StringBuilder second = new StringBuilder();

    private PrivilegeCommands(PrivilegeTarget target) {
        this.target = target;
    }

    /**
     * The statements, each ended by {@code ;\n}; empty where both lists say the same.
     *
     * @param target what the privileges are on
     * @param granted the privileges to reach, as aclitems
     * @param base the privileges to start from, as aclitems
     */
    public static String build(PrivilegeTarget target, List<String> granted, List<String> base) {
        var commands = new PrivilegeCommands(target);
        base.stream().filter(item -> !granted.contains(item)).forEach(commands::revoke);
        granted.stream().filter(item -> !base.contains(item)).forEach(commands::grant);
        return commands.first.append(commands.second).toString();
    }

    /**
     * The statements for one row of pg_default_acl.
     *
     * @param type the kind of object in the plural: {@code TABLES}
     * @param schema the schema the row is for, or empty for the whole database
     * @param owner the role whose future objects are meant
     */
    public static String buildDefault(
            String type, String schema, String owner, List<String> granted, List<String> builtIn) {
        String scope = schema.isEmpty() ? "" : "IN SCHEMA " + Identifiers.quote(schema) + " ";
        String prefix = "ALTER DEFAULT PRIVILEGES FOR ROLE " + Identifiers.quote(owner) + " " + scope;
        return build(new PrivilegeTarget(type, null, "", null, owner, prefix), granted, builtIn);
    }

    private void revoke(String text) {
        var item = PrivilegeItem.parse(text);
        var words = PrivilegeWords.ignoringGrantOption(target, item.letters());
        if (!words.plain().isEmpty()) {
            first.append(target.prefix()).append("REVOKE ").append(words.plain());
            first.append(" ON ").append(target.onClause());
            first.append("FROM ").append(role(item.grantee())).append(";\n");
        }
    }

    private void grant(String text) {
        var item = PrivilegeItem.parse(text);
        var words = PrivilegeWords.of(target, item.letters());
        if (words.isEmpty()) {
            return;
        }
        String owner = target.owner() == null || target.owner().isEmpty() ? null : target.owner();
        String grantor = item.grantor().isEmpty() && owner != null ? owner : item.grantor();
        boolean ownGrant = owner != null && item.grantee().equals(owner) && grantor.equals(owner);
        boolean asOther = !grantor.isEmpty() && !Objects.equals(owner, grantor);
        var sql = ownGrant ? first : second;
        if (asOther) {
            sql.append("SET SESSION AUTHORIZATION ")
                    .append(Identifiers.quote(grantor))
                    .append(";\n");
        }
        appendGrant(sql, words.plain(), item.grantee(), "");
        appendGrant(sql, words.grantable(), item.grantee(), " WITH GRANT OPTION");
        if (asOther) {
            sql.append("RESET SESSION AUTHORIZATION;\n");
        }
    }

    private void appendGrant(StringBuilder sql, String words, String grantee, String option) {
        if (!words.isEmpty()) {
            sql.append(target.prefix()).append("GRANT ").append(words);
            sql.append(" ON ").append(target.onClause());
            sql.append("TO ").append(role(grantee)).append(option).append(";\n");
        }
    }

    private static String role(String grantee) {
        return grantee.isEmpty() ? "PUBLIC" : Identifiers.quote(grantee);
    }
}
