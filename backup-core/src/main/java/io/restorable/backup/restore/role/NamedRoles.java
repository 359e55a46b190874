package io.restorable.backup.restore.role;

import io.restorable.backup.archive.TocEntry;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The roles without which a statement of the archive fails: policies and user mappings are about roles. */
final class NamedRoles {

    private static final String NAME = "(?:\"(?:[^\"]|\"\")+\"|[^\\s\";,.()]+)";
    private static final Pattern POLICY = Pattern.compile("CREATE POLICY " + NAME + " ON " + NAME + "(?:\\." + NAME
            + ")?(?: AS RESTRICTIVE| AS PERMISSIVE)?(?: FOR [A-Z]+)? TO (" + NAME + "(?:, " + NAME + ")*)");
    private static final Pattern USER_MAPPING = Pattern.compile("CREATE USER MAPPING FOR (" + NAME + ")");
    private static final Pattern EACH = Pattern.compile(NAME);

    private NamedRoles() {}

    /** The names, not quoted. */
    static Set<String> of(Collection<TocEntry> entries) {
        var roles = new TreeSet<String>();
        for (TocEntry entry : entries) {
            switch (entry.kind()) {
                case "POLICY" -> collect(POLICY, entry, roles);
                case "USER MAPPING" -> collect(USER_MAPPING, entry, roles);
                default -> {
                    // Other statements name owners and grantees at most, and do without these.
                }
            }
        }
        return roles;
    }

    private static void collect(Pattern pattern, TocEntry entry, Set<String> roles) {
        Matcher statement = pattern.matcher(Objects.requireNonNullElse(entry.create(), ""));
        if (!statement.find()) {
            return;
        }
        Matcher name = EACH.matcher(statement.group(1));
        while (name.find()) {
            if (!name.group().equalsIgnoreCase("PUBLIC")) {
                roles.add(plain(name.group()));
            }
        }
    }

    private static String plain(String identifier) {
        return identifier.startsWith("\"")
                ? identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"")
                : identifier;
    }
}
