package io.restorable.backup.ddl.privilege;

import io.restorable.backup.pg.Identifiers;
import org.jspecify.annotations.Nullable;

/**
 * What GRANT and REVOKE statements are about.
 *
 * @param type the kind of object in the words of GRANT: {@code TABLE}, {@code FOREIGN DATA WRAPPER}; plural for default
 *     privileges
 * @param schema the schema, not quoted, or {@code null}
 * @param name the name as the statement writes it, quoted, with arguments for functions; empty for default privileges
 * @param column the column's name, quoted, or {@code null} for the whole object
 * @param owner the owner's name, not quoted, or {@code null} where there is none
 * @param prefix what each statement starts with: empty, or {@code ALTER DEFAULT PRIVILEGES … }
 */
public record PrivilegeTarget(
        String type,
        @Nullable String schema,
        String name,
        @Nullable String column,
        @Nullable String owner,
        String prefix) {

    /** The object or the column, as it stands behind ON, with a space at the end. */
    String onClause() {
        var text = new StringBuilder(type).append(' ');
        if (schema != null && !schema.isEmpty()) {
            text.append(Identifiers.quote(schema)).append('.');
        }
        if (!name.isEmpty()) {
            text.append(name).append(' ');
        }
        return text.toString();
    }
}
