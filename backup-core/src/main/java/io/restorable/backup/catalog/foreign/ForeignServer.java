package io.restorable.backup.catalog.foreign;

import io.restorable.backup.catalog.object.AccessPrivileges;
import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A foreign server with the user mappings that belong to it.
 *
 * @param type the server's type, or {@code null}
 * @param version the server's version, or {@code null}
 * @param wrapper the foreign data wrapper's name, not quoted
 * @param userMappings the mappings sorted by user
 */
public record ForeignServer(
        ObjectIdentity identity,
        @Nullable String type,
        @Nullable String version,
        String wrapper,
        ForeignOptions options,
        AccessPrivileges privileges,
        List<UserMapping> userMappings)
        implements DatabaseObject {

    static final String QUERY = """
            SELECT server.oid, server.srvname AS name, NULL AS schema,
                   pg_catalog.pg_get_userbyid(srvowner) AS owner,
                   srvtype AS type, srvversion AS version, wrapper.fdwname AS wrapper,
                   %s AS options,
                   srvacl::pg_catalog.text[] AS acl,
                   pg_catalog.acldefault('S', srvowner)::pg_catalog.text[] AS acl_default
            FROM pg_catalog.pg_foreign_server server
            JOIN pg_catalog.pg_foreign_data_wrapper wrapper ON wrapper.oid = srvfdw
            ORDER BY server.oid
            """.formatted(ForeignOptions.expression("srvoptions"));

    public ForeignServer {
        userMappings = List.copyOf(userMappings);
    }

    static ForeignServer read(Row row, List<UserMapping> userMappings) {
        return new ForeignServer(
                ObjectIdentity.read(SystemCatalog.PG_FOREIGN_SERVER, row),
                row.textOrNull("type"),
                row.textOrNull("version"),
                row.text("wrapper"),
                ForeignOptions.read(row),
                AccessPrivileges.read(row),
                userMappings);
    }
}
