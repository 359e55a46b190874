package io.restorable.backup.restore.database;

import io.restorable.backup.connect.Session;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The tablespaces of the target's server that the restoring role may use. */
public final class TargetTablespaces {

    private final Set<String> usable;

    private TargetTablespaces(Set<String> usable) {
        this.usable = usable;
    }

    public static TargetTablespaces read(Session session) {
        return new TargetTablespaces(new HashSet<>(session.query(
                "reading the target's tablespaces",
                "SELECT spcname AS name FROM pg_catalog.pg_tablespace"
                        + " WHERE pg_catalog.has_tablespace_privilege(oid, 'CREATE')",
                row -> row.text("name"))));
    }

    /** Whether an entry's objects can lie there; the database's own tablespace, the empty name, always can. */
    public boolean canHold(@Nullable String tablespace) {
        return tablespace == null || tablespace.isEmpty() || usable.contains(tablespace);
    }
}
