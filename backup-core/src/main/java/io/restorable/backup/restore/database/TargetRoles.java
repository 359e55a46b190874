package io.restorable.backup.restore.database;

import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.connect.Session;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which of the backup's owners the target's server knows, and which of them this session may hand objects to. */
public final class TargetRoles {

    private static final String QUERY = """
            SELECT role.rolname AS name,
                   pg_catalog.pg_has_role(role.oid, '%s') AND pg_catalog.pg_has_role(role.oid, 'USAGE') AS assignable
              FROM pg_catalog.pg_roles role
            """;

    // Who hands a table to a role must be able to act as that role, and, to index it later, have its rights.
    /** Since 16 a member may be denied to act as the role. */
    private static final int SET_SINCE = 16;

    private final Set<String> known = new HashSet<>();
    private final Set<String> assignable = new HashSet<>();

    private TargetRoles() {}

    public static TargetRoles read(Session session) {
        var roles = new TargetRoles();
        String right = session.version().atLeast(SET_SINCE) ? "SET" : "MEMBER";
        session.forEach("reading the target's roles", QUERY.formatted(right), row -> {
            roles.known.add(row.text("name"));
            if (row.flag("assignable")) {
                roles.assignable.add(row.text("name"));
            }
        });
        return roles;
    }

    /** Whether objects of this owner can be given back to it; an entry without owner has nothing to give. */
    public boolean canOwn(@Nullable String owner) {
        return owner == null || owner.isEmpty() || assignable.contains(owner);
    }

    /** A sentence for each owner that is there but may not be given anything by the restoring role. */
    public List<String> warnings(Collection<TocEntry> entries) {
        var refused = new TreeSet<String>();
        entries.stream().map(TocEntry::owner).filter(owner -> !canOwn(owner)).forEach(refused::add);
        refused.retainAll(known);
        return refused.stream()
                .map(owner -> "The restoring role may not hand objects to role " + owner
                        + "; what it owned belongs to the restoring role now.")
                .toList();
    }
}
