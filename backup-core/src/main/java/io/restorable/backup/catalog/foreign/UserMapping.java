package io.restorable.backup.catalog.foreign;

import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;

/**
 * As whom a role works on a foreign server.
 *
 * @param id the mapping's catalog row
 * @param user the role's name, not quoted, or {@code public}
 * @param options the options; empty where they are not readable
 * @param readable whether the session's role may see the options
 */
public record UserMapping(CatalogId id, String user, ForeignOptions options, boolean readable) {

    /**
     * The catalog pg_user_mapping is closed to ordinary roles; its view hides the options from those who own neither
     * the mapping nor, for PUBLIC's, the server. The view does not say whether it hides something: its conditions are
     * repeated here. Source: PostgreSQL 14 to 18, src/backend/catalog/system_views.sql, pg_user_mappings.
     */
    static final String QUERY = """
            SELECT mapping.umid AS oid, mapping.srvid AS server, mapping.usename AS user_name,
                   %s AS options,
                   (SELECT rolsuper FROM pg_catalog.pg_roles WHERE rolname = current_user)
                       OR (mapping.umuser <> 0 AND mapping.usename = current_user
                           AND (pg_catalog.pg_has_role(server.srvowner, 'USAGE')
                                OR pg_catalog.has_server_privilege(server.oid, 'USAGE')))
                       OR (mapping.umuser = 0 AND pg_catalog.pg_has_role(server.srvowner, 'USAGE')) AS readable
            FROM pg_catalog.pg_user_mappings mapping
            JOIN pg_catalog.pg_foreign_server server ON server.oid = mapping.srvid
            ORDER BY mapping.srvid, mapping.usename
            """.formatted(ForeignOptions.expression("mapping.umoptions"));

    static UserMapping read(Row row) {
        return new UserMapping(
                CatalogId.of(SystemCatalog.PG_USER_MAPPING, row.oid("oid")),
                row.text("user_name"),
                ForeignOptions.read(row),
                row.flag("readable"));
    }
}
