package io.restorable.backup.restore.role;

import io.restorable.backup.pg.Identifiers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One statement of the kind that {@code pg_dumpall --roles-only} writes. Never prints itself: it may hold a password.
 *
 * @param act what it does
 * @param role the role that it makes, changes or grants, not quoted
 * @param member whom it grants the role to, not quoted, or {@code null}
 * @param grantor in whose name, not quoted, or {@code null}
 * @param sql the statement without semicolon
 */
record RoleStatement(
        Act act,
        String role,
        @Nullable String member,
        @Nullable String grantor,
        String sql) {

    private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[^\\s;\"]+)";
    private static final Pattern CREATE = Pattern.compile("CREATE ROLE " + NAME, Pattern.DOTALL);
    private static final Pattern CHANGE = Pattern.compile(
            "(?:ALTER ROLE|COMMENT ON ROLE|SECURITY LABEL FOR \\S+ ON ROLE) " + NAME + " .*", Pattern.DOTALL);
    private static final Pattern GRANT = Pattern.compile(
            "GRANT " + NAME + " TO " + NAME + "(?: WITH ([A-Z, ]+?))?(?: GRANTED BY " + NAME + ")?", Pattern.DOTALL);
    private static final String ADMIN = "ADMIN OPTION";

    enum Act {
        CREATE,
        CHANGE,
        GRANT
    }

    /** Reads a statement; {@code null} for one of another kind. */
    static @Nullable RoleStatement parse(String sql) {
        Matcher create = CREATE.matcher(sql);
        if (create.matches()) {
            return new RoleStatement(Act.CREATE, name(create.group(1)), null, null, sql);
        }
        Matcher change = CHANGE.matcher(sql);
        if (change.matches()) {
            return new RoleStatement(Act.CHANGE, name(change.group(1)), null, null, sql);
        }
        Matcher grant = GRANT.matcher(sql);
        if (grant.matches()) {
            String grantor = grant.group(4);
            return new RoleStatement(
                    Act.GRANT, name(grant.group(1)), name(grant.group(2)), grantor == null ? null : name(grantor), sql);
        }
        return null;
    }

    /** A grant without the name of who granted it: whoever runs it does. */
    String withoutGrantor() {
        int end = grantor == null ? sql.length() : sql.lastIndexOf(" GRANTED BY ");
        return sql.substring(0, end);
    }

    /** A grant as servers before 16 know it. */
    String inOldWords() {
        return "GRANT " + Identifiers.quote(role) + " TO " + Identifiers.quote(String.valueOf(member))
                + (withoutGrantor().contains(" WITH " + ADMIN) ? " WITH " + ADMIN : "");
    }

    /**
     * A change without the words that deny rights which a new role does not have anyway: only a superuser may even say
     * them.
     */
    String withoutDenials() {
        return sql.replaceFirst(" NOSUPERUSER\\b", "")
                .replaceFirst(" NOREPLICATION\\b", "")
                .replaceFirst(" NOBYPASSRLS\\b", "")
                .replaceFirst(" NOCREATEROLE\\b", "")
                .replaceFirst(" NOCREATEDB\\b", "");
    }

    private static String name(String identifier) {
        return identifier.startsWith("\"")
                ? identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"")
                : identifier;
    }

    @Override
    public String toString() {
        return act + " role " + role;
    }
}
