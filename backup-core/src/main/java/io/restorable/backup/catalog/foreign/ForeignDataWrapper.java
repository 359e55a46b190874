package io.restorable.backup.catalog.foreign;

import io.restorable.backup.catalog.object.AccessPrivileges;
import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;
import org.jspecify.annotations.Nullable;

/**
 * What foreign servers are reached through.
 *
 * @param handler the handler function as SQL, or {@code null}
 * @param validator the function that checks options, as SQL, or {@code null}
 */
public record ForeignDataWrapper(
        ObjectIdentity identity,
        @Nullable String handler,
        @Nullable String validator,
        ForeignOptions options,
        AccessPrivileges privileges)
        implements DatabaseObject {

    static final String QUERY = """
            SELECT oid, fdwname AS name, NULL AS schema, pg_catalog.pg_get_userbyid(fdwowner) AS owner,
                   CASE WHEN fdwhandler <> 0 THEN fdwhandler::pg_catalog.regproc::pg_catalog.text END AS handler,
                   CASE WHEN fdwvalidator <> 0 THEN fdwvalidator::pg_catalog.regproc::pg_catalog.text END AS validator,
                   %s AS options,
                   fdwacl::pg_catalog.text[] AS acl,
                   pg_catalog.acldefault('F', fdwowner)::pg_catalog.text[] AS acl_default
            FROM pg_catalog.pg_foreign_data_wrapper
            ORDER BY oid
            """.formatted(ForeignOptions.expression("fdwoptions"));

    static ForeignDataWrapper read(Row row) {
        return new ForeignDataWrapper(
                ObjectIdentity.read(SystemCatalog.PG_FOREIGN_DATA_WRAPPER, row),
                row.textOrNull("handler"),
                row.textOrNull("validator"),
                ForeignOptions.read(row),
                AccessPrivileges.read(row));
    }
}
