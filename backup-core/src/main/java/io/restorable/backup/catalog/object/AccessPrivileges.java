package io.restorable.backup.catalog.object;

import io.restorable.backup.connect.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The privileges on an object as the catalog holds them, each item printed as {@code grantee=privileges/grantor}.
 *
 * @param granted the object's own list, or {@code null} where it has none and the default applies
 * @param builtIn what PostgreSQL grants on such an object of this owner by itself ({@code acldefault})
 * @param initialKind where the initial privileges come from: {@code 'i'} initdb, {@code 'e'} extension, or
 *     {@code '\0'} where there are none
 * @param initial the privileges recorded in pg_init_privs, or {@code null}
 */
public record AccessPrivileges(
        @Nullable List<String> granted,
        List<String> builtIn,
        char initialKind,
        @Nullable List<String> initial) {

    /** Reads the columns {@code acl}, {@code acl_default}, {@code init_kind} and {@code init_acl} (aclitem[]) of a row. */
    public static AccessPrivileges read(Row row) {
        return new AccessPrivileges(
                items(row, "acl"), row.texts("acl_default"), row.letter("init_kind"), items(row, "init_acl"));
    }

    private static @Nullable List<String> items(Row row, String column) {
        return row.textsOrNull(column) == null ? null : row.texts(column);
    }
}
