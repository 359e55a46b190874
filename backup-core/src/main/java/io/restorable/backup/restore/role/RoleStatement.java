package io.restorable.backup.restore.role;

import io.restorable.backup.pg.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One statement of the kind that {@code pg_dumpall --roles-only} writes. Never prints itself: it may hold a password.
 *
 * @param act what it does
 * @param role the role that it makes, changes, grants, or grants a parameter to, not quoted
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
    private static final Pattern CREATE = Pattern.compile("CREATE ROLE " + NAME);
    private static final Pattern ATTRIBUTES = Pattern.compile("(ALTER ROLE " + NAME + " WITH)((?: [A-Z]+)+?)"
            + "((?: CONNECTION LIMIT -?\\d+)?)((?: PASSWORD '[^']*+')?)((?: VALID UNTIL '[^']*+')?)");
    private static final Pattern CHANGE = Pattern.compile(
            "(?:ALTER ROLE|COMMENT ON ROLE|SECURITY LABEL FOR " + NAME + " ON ROLE) " + NAME + " .*", Pattern.DOTALL);
    private static final Pattern GRANT =
            Pattern.compile("GRANT " + NAME + " TO " + NAME + "(?: WITH ([A-Z, ]+?))?(?: GRANTED BY " + NAME + ")?");
    private static final Pattern PARAMETER =
            Pattern.compile("GRANT [A-Z, ]+ ON PARAMETER " + NAME + " TO " + NAME + "(?: WITH GRANT OPTION)?");
    private static final Pattern SECRET =
            Pattern.compile("^ALTER ROLE " + NAME + ".*?(?: SET " + NAME + " TO| PASSWORD)");
    private static final Pattern WORD = Pattern.compile("[A-Z]+");
    private static final String ADMIN = "ADMIN OPTION";

    enum Act {
        CREATE,
        /** Gives it its attributes, and its password, if that is known. */
        ATTRIBUTES,
        CHANGE,
        GRANT,
        PARAMETER
    }

    /** Reads a statement; {@code null} for one of another kind. */
    static @Nullable RoleStatement parse(String sql) {
        Matcher create = CREATE.matcher(sql);
        if (create.matches()) {
            return new RoleStatement(Act.CREATE, name(create.group(1)), null, null, sql);
        }
        Matcher attributes = ATTRIBUTES.matcher(sql);
        if (attributes.matches()) {
            return new RoleStatement(Act.ATTRIBUTES, name(attributes.group(2)), null, null, sql);
        }
        Matcher change = CHANGE.matcher(sql);
        return change.matches()
                ? new RoleStatement(Act.CHANGE, name(change.group(2)), null, null, sql)
                : parseGrant(sql);
    }

    private static @Nullable RoleStatement parseGrant(String sql) {
        Matcher parameter = PARAMETER.matcher(sql);
        if (parameter.matches()) {
            return new RoleStatement(Act.PARAMETER, name(parameter.group(2)), null, null, sql);
        }
        Matcher grant = GRANT.matcher(sql);
        if (!grant.matches()) {
            return null;
        }
        String grantor = grant.group(4);
        return new RoleStatement(
                Act.GRANT, name(grant.group(1)), name(grant.group(2)), grantor == null ? null : name(grantor), sql);
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
     * Whether servers before 16 can say the grant: there a member may always act as the role, and inherits its rights
     * by an attribute of its own.
     *
     * @param memberInherits whether the member has that attribute
     */
    boolean isKnownToOldServers(boolean memberInherits) {
        String options = withoutGrantor();
        return !options.endsWith("SET FALSE") && !(memberInherits && options.contains("INHERIT FALSE"));
    }

    /** Whether it says so of the role: {@code LOGIN}, {@code NOINHERIT}. */
    boolean says(String attribute) {
        Matcher matcher = ATTRIBUTES.matcher(sql);
        return matcher.matches() && List.of(matcher.group(3).trim().split(" ")).contains(attribute);
    }

    /**
     * The attributes one by one, as a statement for each. The words that deny a right are left out: a new role has none
     * of them, and some may be said by a superuser only.
     */
    List<Part> parts() {
        Matcher matcher = ATTRIBUTES.matcher(sql);
        if (!matcher.matches()) {
            return List.of();
        }
        var parts = new ArrayList<Part>();
        Matcher words = WORD.matcher(matcher.group(3));
        while (words.find()) {
            String word = words.group();
            if (!word.startsWith("NO") || word.equals("NOINHERIT")) {
                parts.add(new Part(word, matcher.group(1) + " " + word));
            }
        }
        add(parts, "CONNECTION LIMIT", matcher, 4);
        add(parts, "PASSWORD", matcher, 5);
        add(parts, "VALID UNTIL", matcher, 6);
        return parts;
    }

    private static void add(List<Part> parts, String name, Matcher matcher, int group) {
        if (!matcher.group(group).isEmpty()) {
            parts.add(new Part(name, matcher.group(1) + matcher.group(group)));
        }
    }

    /** The statement as far as it may be shown: neither a password nor the value of a setting, which may be one. */
    String shown() {
        Matcher secret = SECRET.matcher(sql);
        return secret.find() ? sql.substring(0, secret.end()) + " …" : sql;
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

    /**
     * One attribute.
     *
     * @param name its name, which may be shown
     * @param sql the statement that sets it, which may not: it may hold a password
     */
    record Part(String name, String sql) {

        @Override
        public String toString() {
            return name;
        }
    }
}
