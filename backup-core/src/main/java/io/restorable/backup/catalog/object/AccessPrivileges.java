package io.restorable.backup.catalog.object;

import io.restorable.backup.connect.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The privileges on an object as the catalog holds them, each item printed as {@code grantee=privileges/grantor}. What
 * initdb or an extension granted is no part of this: see {@link InitialPrivileges}.
 *
 * @param granted the object's own list, or {@code null} where it has none and the default applies
 * @param builtIn what PostgreSQL grants on such an object of this owner by itself ({@code acldefault})
 */
public record AccessPrivileges(@Nullable List<String> granted, List<String> builtIn) {

    public AccessPrivileges {
        granted = granted == null ? null : List.copyOf(granted);
        builtIn = List.copyOf(builtIn);
    }

    /**
     * Reads the columns {@code acl} and {@code acl_default} of a row; both {@code aclitem[]} cast to {@code text[]}, so
     * that the driver need not look up the type.
     */
    public static AccessPrivileges read(Row row) {
        return new AccessPrivileges(row.textsOrNull("acl") == null ? null : row.texts("acl"), row.texts("acl_default"));
    }

    /** Whether the object has a list of its own: pg_dump writes an entry for privileges only then. */
    public boolean isSet() {
        return granted != null;
    }
}
