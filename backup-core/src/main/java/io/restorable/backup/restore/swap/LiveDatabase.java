package io.restorable.backup.restore.swap;

import io.restorable.backup.connect.Session;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A database that gives its name away, as the catalog has it.
 *
 * @param owned whether the role may do what its owner may
 * @param connectionLimit -1 for none
 * @param tablespace where its tables lie unless they say otherwise
 * @param tablespaceUsable whether the role may put a new database there
 * @param ownPrivileges whether privileges on it were ever granted or revoked
 * @param comment or {@code null} for none
 */
record LiveDatabase(
        long oid,
        String name,
        String owner,
        boolean owned,
        int connectionLimit,
        boolean template,
        String tablespace,
        boolean tablespaceUsable,
        boolean ownPrivileges,
        @Nullable String comment) {

    private static final String QUERY = """
            SELECT live.oid, pg_catalog.pg_get_userbyid(live.datdba) AS owner,
                   pg_catalog.pg_has_role(live.datdba, 'USAGE') AS owned,
                   live.datconnlimit, live.datistemplate, space.spcname,
                   space.spcname = 'pg_default' OR pg_catalog.has_tablespace_privilege(space.oid, 'CREATE') AS usable,
                   live.datacl IS NOT NULL AS privileges,
                   pg_catalog.shobj_description(live.oid, 'pg_database') AS comment
              FROM pg_catalog.pg_database live
              JOIN pg_catalog.pg_tablespace space ON space.oid = live.dattablespace
             WHERE live.datname = ?
            """;

    /** Looks a database up by its name. */
    static Optional<LiveDatabase> find(Session session, String name) {
        return session
                .query(
                        "looking at database " + name,
                        QUERY,
                        row -> new LiveDatabase(
                                row.oid("oid"),
                                name,
                                row.text("owner"),
                                row.flag("owned"),
                                row.number("datconnlimit"),
                                row.flag("datistemplate"),
                                row.text("spcname"),
                                row.flag("usable"),
                                row.flag("privileges"),
                                row.textOrNull("comment")),
                        name)
                .stream()
                .findFirst();
    }
}
