package io.restorable.backup.restore.role;

import io.restorable.backup.connect.Session;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * The roles that a restore needs, and what the backup says of them.
 *
 * @param owners the roles that own something
 * @param others the roles that are only granted something
 * @param kept the definitions in the backup
 */
public record RoleNeeds(Set<String> owners, Set<String> others, KeptRoles kept) {

    private static final String MADE_BY_SERVER = "pg_";

    public RoleNeeds {
        owners = Set.copyOf(owners);
        others = Set.copyOf(others);
    }

    /** The needed roles that the target does not have, by name. */
    public List<String> missing(Session session) {
        Set<String> missing = new TreeSet<>(owners);
        missing.addAll(others);
        missing.removeIf(role -> role.startsWith(MADE_BY_SERVER));
        missing.removeAll(existing(session));
        return List.copyOf(missing);
    }

    /** A sentence for each missing role: what will become of what it had. */
    public List<String> warnings(Collection<String> missing) {
        return missing.stream()
                .map(role -> "Role " + role + " does not exist on the target; "
                        + (owners.contains(role)
                                ? "what it owned will belong to the restoring role."
                                : "what was granted to it is left out."))
                .toList();
    }

    static Set<String> existing(Session session) {
        return new HashSet<>(session.query(
                "looking at the target's roles",
                "SELECT rolname FROM pg_catalog.pg_roles",
                row -> row.text("rolname")));
    }
}
