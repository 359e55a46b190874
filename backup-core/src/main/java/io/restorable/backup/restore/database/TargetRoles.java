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
            SELECT role.rolname AS name, pg_catalog.pg_has_role(role.oid, 'MEMBER') AS assignable
              FROM pg_catalog.pg_roles role
            """;

    private final Set<String> known = new HashSet<>();
    private final Set<String> assignable = new HashSet<>();

    private TargetRoles() {}

    public static TargetRoles read(Session session) {
        var roles = new TargetRoles();
        session.forEach("reading the target's roles", QUERY, row -> {
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

    /** A sentence for each owner whose objects will belong to the restoring role instead. */
    public List<String> warnings(Collection<TocEntry> entries) {
        var missing = new TreeSet<String>();
        entries.stream().map(TocEntry::owner).filter(owner -> !canOwn(owner)).forEach(missing::add);
        return missing.stream().map(this::warning).toList();
    }

    private String warning(String owner) {
        return known.contains(owner)
                ? "The restoring role may not hand objects to role " + owner
                        + "; what it owned belongs to the restoring role now."
                : "Role " + owner + " does not exist on the target; what it owned belongs to the restoring role now.";
    }
}
