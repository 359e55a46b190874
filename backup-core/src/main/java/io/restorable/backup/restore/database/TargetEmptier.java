package io.restorable.backup.restore.database;

import io.restorable.backup.connect.Session;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.pg.Identifiers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Removes what users made from the target of an in-place restore, within the caller's transaction: what the backup does
 * not hold must not survive it.
 */
public final class TargetEmptier {

    private static final String SUBSCRIPTIONS = """
            SELECT subname AS name FROM pg_catalog.pg_subscription
             WHERE subdbid = (SELECT oid FROM pg_catalog.pg_database WHERE datname = current_database())
             ORDER BY 1
            """;

    // An extension goes only where the role could bring it back: a superuser, or the owner of a trusted one.
    private static final String REPLACEABLE_EXTENSIONS = """
            SELECT DISTINCT extname AS name
              FROM pg_catalog.pg_extension extension
              JOIN pg_catalog.pg_roles role ON role.rolname = current_user
              JOIN pg_catalog.pg_available_extension_versions available
                ON available.name = extension.extname AND available.version = extension.extversion
             WHERE extension.oid >= 16384
               AND (role.rolsuper
                    OR available.trusted
                       AND pg_catalog.pg_has_role(extension.extowner, 'USAGE')
                       AND pg_catalog.has_database_privilege(current_database(), 'CREATE'))
             ORDER BY 1
            """;

    private static final String DEFAULT_PRIVILEGES = """
            SELECT pg_catalog.format(
                     'ALTER DEFAULT PRIVILEGES FOR ROLE %I%s %s ALL ON %s %s %s',
                     pg_catalog.pg_get_userbyid(defaults.defaclrole),
                     CASE WHEN defaclnamespace = 0 THEN ''
                          ELSE ' IN SCHEMA ' || pg_catalog.quote_ident(
                            (SELECT nspname FROM pg_catalog.pg_namespace WHERE oid = defaclnamespace)) END,
                     change.verb,
                     CASE defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS'
                          WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS' END,
                     CASE change.verb WHEN 'GRANT' THEN 'TO' ELSE 'FROM' END,
                     CASE WHEN change.grantee = 0 THEN 'PUBLIC'
                          ELSE pg_catalog.quote_ident(pg_catalog.pg_get_userbyid(change.grantee)) END) AS statement
              FROM pg_catalog.pg_default_acl defaults
             CROSS JOIN LATERAL (
                   SELECT 1 AS step, 'REVOKE' AS verb, item.grantee
                     FROM pg_catalog.aclexplode(defaclacl) item
                    UNION
                   SELECT 2, 'GRANT', item.grantee
                     FROM pg_catalog.aclexplode(pg_catalog.acldefault(
                            CASE defaclobjtype WHEN 'S' THEN 's'::"char" ELSE defaclobjtype END, defaclrole)) item
                    WHERE defaclnamespace = 0
                   ) change
             ORDER BY defaults.oid, change.step
            """;

    private static final String INSUFFICIENT_PRIVILEGE = "42501";
    private static final String EVENT_TRIGGER = "event trigger";

    private final Session session;
    private final List<String> warnings = new ArrayList<>();

    private TargetEmptier(Session session) {
        this.session = session;
    }

    /**
     * Removes every user-made object and all large objects, and gives schema {@code public} the look that it has in a new
     * database.
     *
     * @return a full sentence for each thing that had to stay as it is
     * @throws RefusedException if the role may not remove something; the caller rolls back
     */
    public static List<String> empty(Session session) {
        var emptier = new TargetEmptier(session);
        emptier.removeAll();
        PublicSchema standard = PublicSchema.standard(session);
        emptier.makePublic(standard);
        return emptier.warnings;
    }

    /** Removes the same, and leaves schema {@code public} as it was found earlier, there or not. */
    static void emptyAndBringBack(Session session, Optional<PublicSchema> earlier) {
        var emptier = new TargetEmptier(session);
        emptier.removeAll();
        if (earlier.isPresent()) {
            emptier.makePublic(earlier.get());
        } else {
            session.execute("removing schema public", "DROP SCHEMA IF EXISTS public");
        }
    }

    /**
     * Looks for what an in-place restore cannot remove.
     *
     * @throws RefusedException if the database has subscriptions, whose slots on other servers only a person can judge
     */
    public static void check(Session session) {
        List<String> subscriptions = names(session, SUBSCRIPTIONS);
        if (!subscriptions.isEmpty()) {
            throw new RefusedException(
                    "The target has subscriptions (" + String.join(", ", subscriptions)
                            + "), and removing one also concerns the slot on its publisher.",
                    "Drop them yourself, then restore again.");
        }
    }

    /** Event triggers go first: they would fire for everything else. */
    private void removeAll() {
        List<UserObjects.UserObject> objects = UserObjects.read(session);
        objects.stream()
                .filter(object -> object.type().equals(EVENT_TRIGGER))
                .forEach(object -> remove(object.description(), object.drop()));
        for (String extension : names(session, REPLACEABLE_EXTENSIONS)) {
            remove("extension " + extension, "DROP EXTENSION IF EXISTS " + Identifiers.quote(extension) + " CASCADE");
        }
        objects.stream()
                .filter(object -> !object.type().equals(EVENT_TRIGGER))
                .forEach(object -> remove(object.description(), object.drop()));
        for (String statement :
                session.query("looking at default privileges", DEFAULT_PRIVILEGES, row -> row.text("statement"))) {
            session.execute("resetting default privileges", statement);
        }
        session.execute(
                "removing large objects", "SELECT pg_catalog.lo_unlink(oid) FROM pg_catalog.pg_largeobject_metadata");
    }

    private void remove(String what, String statement) {
        try {
            session.execute("removing " + what, statement);
        } catch (QueryFailedException failure) {
            if (!INSUFFICIENT_PRIVILEGE.equals(failure.sqlState())) {
                throw failure;
            }
            throw new RefusedException(
                    "The role may not remove " + what + " from the target: " + failure.serverMessage() + ".",
                    "Restore in place as the owner of everything in the database or as a superuser, or restore to a new"
                            + " database ('--to new').",
                    failure);
        }
    }

    /** An ordinary role may own its tables and not the schema; then that stays as it is, and the report says so. */
    private void makePublic(PublicSchema wanted) {
        Optional<PublicSchema> found = PublicSchema.read(session);
        if (found.isEmpty()) {
            session.execute("making schema public", "CREATE SCHEMA public");
            found = PublicSchema.read(session);
        }
        List<String> statements = found.map(now -> now.become(wanted)).orElseGet(List::of);
        if (statements.isEmpty()) {
            return;
        }
        session.execute("marking the place before schema public", "SAVEPOINT public_schema");
        try {
            statements.forEach(statement -> session.execute("resetting schema public", statement));
        } catch (QueryFailedException refused) {
            if (!INSUFFICIENT_PRIVILEGE.equals(refused.sqlState())) {
                throw refused;
            }
            session.execute("leaving schema public as it is", "ROLLBACK TO SAVEPOINT public_schema");
            warnings.add("Schema public kept the owner, privileges and comment that it had in the target, where the"
                    + " backup says nothing else: " + refused.serverMessage() + ".");
        }
    }

    private static List<String> names(Session session, String sql) {
        return session.query("looking at what the target holds", sql, row -> row.text("name"));
    }
}
