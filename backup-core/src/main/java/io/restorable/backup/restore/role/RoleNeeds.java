package io.restorable.backup.restore.role;

import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.connect.Session;
import io.restorable.backup.error.RefusedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * The roles that a restore needs, and what the backup says of them.
 *
 * @param owners the roles that own something
 * @param named the roles without which something cannot be made: policies and user mappings name them
 * @param others the roles that are only granted something
 * @param kept the definitions in the backup
 */
public record RoleNeeds(Set<String> owners, Set<String> named, Set<String> others, KeptRoles kept) {

    private static final String MADE_BY_SERVER = "pg_";

    public RoleNeeds {
        owners = Set.copyOf(owners);
        named = Set.copyOf(named);
        others = Set.copyOf(others);
    }

    /**
     * What these entries need.
     *
     * @param withOwners whether owners are restored
     * @param others the roles that are granted something
     */
    public static RoleNeeds of(
            Collection<TocEntry> entries, boolean withOwners, Collection<String> others, KeptRoles kept) {
        var owners = new TreeSet<String>();
        if (withOwners) {
            entries.stream().map(TocEntry::owner).filter(Objects::nonNull).forEach(owners::add);
            owners.remove("");
        }
        return new RoleNeeds(owners, NamedRoles.of(entries), Set.copyOf(others), kept);
    }

    /**
     * Says what will become of what missing roles had, where the restore makes none.
     *
     * @return full sentences
     * @throws RefusedException if the restore could not succeed without one
     */
    public List<String> check(Session session) {
        List<String> missing = missing(session);
        refuseWithout(missing.stream().filter(named::contains).toList());
        var sentences = new ArrayList<String>();
        for (String role : missing) {
            sentences.add("Role " + role + " does not exist on the target; "
                    + (owners.contains(role)
                            ? "what it owned will belong to the restoring role."
                            : "what was granted to it is left out."));
        }
        if (!missing.isEmpty()) {
            sentences.add("To have missing roles, break off, and restore with '--create-roles' or make them first;"
                    + " '--no-owner' and '--no-privileges' do without on purpose.");
        }
        return sentences;
    }

    private static void refuseWithout(List<String> missing) {
        if (!missing.isEmpty()) {
            String roles = String.join(", ", missing);
            throw new RefusedException(
                    "Policies or user mappings of the backup name roles that the target does not have: " + roles + ".",
                    "Make them first, or restore with '--create-roles', which makes the roles that are missing.");
        }
    }

    /** The needed roles that the target does not have, by name. */
    List<String> missing(Session session) {
        Set<String> missing = new TreeSet<>(owners);
        missing.addAll(named);
        missing.addAll(others);
        missing.removeIf(role -> role.startsWith(MADE_BY_SERVER));
        missing.removeAll(existing(session));
        return List.copyOf(missing);
    }

    static Set<String> existing(Session session) {
        return new HashSet<>(session.query(
                "looking at the target's roles",
                "SELECT rolname FROM pg_catalog.pg_roles",
                row -> row.text("rolname")));
    }
}
