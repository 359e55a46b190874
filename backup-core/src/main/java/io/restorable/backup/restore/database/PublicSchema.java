package io.restorable.backup.restore.database;

import io.restorable.backup.connect.Row;
import io.restorable.backup.connect.Session;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.Literals;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The look of schema {@code public}, which every database has from its beginning: archives hold only what differs from
 * that beginning. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, getNamespaces; src/bin/initdb/initdb.c.
 *
 * @param owner the role that owns it
 * @param grants who may do what in it
 * @param comment the comment on it, or {@code null}
 */
record PublicSchema(
        String owner, Set<Grant> grants, @Nullable String comment) {

    private static final int OWNED_BY_DATABASE_OWNER_SINCE = 15;
    private static final String USAGE = "USAGE";
    private static final String CREATE = "CREATE";

    private static final String LOOK = """
            SELECT pg_catalog.pg_get_userbyid(nspowner) AS owner,
                   pg_catalog.obj_description(oid, 'pg_namespace') AS comment
              FROM pg_catalog.pg_namespace
             WHERE nspname = 'public'
            """;

    private static final String GRANTS = """
            SELECT CASE WHEN item.grantee = 0 THEN '' ELSE pg_catalog.pg_get_userbyid(item.grantee) END AS grantee,
                   item.privilege_type AS privilege, item.is_grantable AS grantable
              FROM pg_catalog.pg_namespace,
                   pg_catalog.aclexplode(coalesce(nspacl, pg_catalog.acldefault('n', nspowner))) item
             WHERE nspname = 'public'
             ORDER BY 1, 2
            """;

    PublicSchema {
        grants = new LinkedHashSet<>(grants);
    }

    /**
     * @param grantee the role, empty for PUBLIC
     * @param privilege {@code USAGE} or {@code CREATE}
     * @param grantable whether the grantee may pass it on
     */
    record Grant(String grantee, String privilege, boolean grantable) {

        private static Grant of(Row row) {
            return new Grant(row.text("grantee"), row.text("privilege"), row.flag("grantable"));
        }

        private String role() {
            return grantee.isEmpty() ? "PUBLIC" : Identifiers.quote(grantee);
        }

        private String statement() {
            return "GRANT " + privilege + " ON SCHEMA public TO " + role() + (grantable ? " WITH GRANT OPTION" : "");
        }
    }

    /** How the database's schema looks now; empty if it has none. */
    static Optional<PublicSchema> read(Session session) {
        var grants = new LinkedHashSet<>(session.query("looking at schema public", GRANTS, Grant::of));
        return session
                .query(
                        "looking at schema public",
                        LOOK,
                        row -> new PublicSchema(row.text("owner"), grants, row.textOrNull("comment")))
                .stream()
                .findFirst();
    }

    /** How archives take it to look: as in a database of PostgreSQL 15 and newer, whatever the server. */
    static PublicSchema standard(Session session) {
        boolean newer = session.version().atLeast(OWNED_BY_DATABASE_OWNER_SINCE);
        String owner = newer
                ? "pg_database_owner"
                : session.query(
                                "looking for the bootstrap superuser",
                                "SELECT rolname FROM pg_catalog.pg_roles WHERE oid = 10",
                                row -> row.text("rolname"))
                        .get(0);
        var grants = new LinkedHashSet<>(
                List.of(new Grant(owner, USAGE, false), new Grant(owner, CREATE, false), new Grant("", USAGE, false)));
        return new PublicSchema(owner, grants, "standard public schema");
    }

    /** The statements that make a schema of this look one of another; none where they are equal. */
    List<String> become(PublicSchema other) {
        var statements = new ArrayList<String>();
        if (!owner.equals(other.owner) || !grants.equals(other.grants)) {
            grants.stream()
                    .map(Grant::role)
                    .distinct()
                    .forEach(role -> statements.add("REVOKE ALL ON SCHEMA public FROM " + role + " CASCADE"));
            statements.add("ALTER SCHEMA public OWNER TO " + Identifiers.quote(other.owner));
            other.grants.forEach(grant -> statements.add(grant.statement()));
        }
        if (!Objects.equals(comment, other.comment)) {
            statements.add(
                    "COMMENT ON SCHEMA public IS " + (other.comment == null ? "NULL" : Literals.quote(other.comment)));
        }
        return statements;
    }
}
