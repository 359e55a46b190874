package io.restorable.backup.restore.database;

import io.restorable.backup.connect.Session;
import io.restorable.backup.restore.plan.DropStatement;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The objects in a database that users made: what makes it not empty, and what an in-place restore removes first.
 * Members of extensions and parts of other objects are not listed; they go with what they belong to.
 */
public final class UserObjects {

    // The first column is the order of removal: what could fire on or depend on the rest comes first.
    private static final String QUERY = """
              WITH public AS (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = 'public')
            SELECT (object.identified).type AS type, (object.identified).identity AS identity
              FROM (SELECT step, pg_catalog.pg_identify_object(classid, objid, 0) AS identified
                      FROM (
                SELECT 1 AS step, 'pg_catalog.pg_event_trigger'::regclass AS classid, oid AS objid
                  FROM pg_catalog.pg_event_trigger
                UNION ALL
                SELECT 2, 'pg_catalog.pg_publication'::regclass, oid FROM pg_catalog.pg_publication
                UNION ALL
                SELECT 3, 'pg_catalog.pg_namespace'::regclass, oid FROM pg_catalog.pg_namespace
                 WHERE nspname !~ '^pg_' AND nspname NOT IN ('information_schema', 'public')
                UNION ALL
                SELECT 4, 'pg_catalog.pg_class'::regclass, oid FROM pg_catalog.pg_class
                 WHERE relnamespace = (SELECT oid FROM public) AND relkind IN ('r', 'p', 'v', 'm', 'f', 'S')
                UNION ALL
                SELECT 5, 'pg_catalog.pg_proc'::regclass, oid FROM pg_catalog.pg_proc
                 WHERE pronamespace = (SELECT oid FROM public)
                UNION ALL
                SELECT 6, 'pg_catalog.pg_type'::regclass, type.oid
                  FROM pg_catalog.pg_type type
                  LEFT JOIN pg_catalog.pg_class class ON class.oid = type.typrelid
                 WHERE typnamespace = (SELECT oid FROM public) AND (typrelid = 0 OR relkind = 'c')
                UNION ALL
                SELECT 7, 'pg_catalog.pg_operator'::regclass, oid FROM pg_catalog.pg_operator
                 WHERE oprnamespace = (SELECT oid FROM public)
                UNION ALL
                SELECT 8, 'pg_catalog.pg_opclass'::regclass, oid FROM pg_catalog.pg_opclass
                 WHERE opcnamespace = (SELECT oid FROM public)
                UNION ALL
                SELECT 9, 'pg_catalog.pg_opfamily'::regclass, oid FROM pg_catalog.pg_opfamily
                 WHERE opfnamespace = (SELECT oid FROM public)
                UNION ALL
                SELECT 10, 'pg_catalog.pg_collation'::regclass, oid FROM pg_catalog.pg_collation
                 WHERE collnamespace = (SELECT oid FROM public)
                UNION ALL
                SELECT 11, 'pg_catalog.pg_conversion'::regclass, oid FROM pg_catalog.pg_conversion
                 WHERE connamespace = (SELECT oid FROM public)
                UNION ALL
                SELECT 12, 'pg_catalog.pg_ts_config'::regclass, oid FROM pg_catalog.pg_ts_config
                 WHERE cfgnamespace = (SELECT oid FROM public)
                UNION ALL
                SELECT 13, 'pg_catalog.pg_ts_dict'::regclass, oid FROM pg_catalog.pg_ts_dict
                 WHERE dictnamespace = (SELECT oid FROM public)
                UNION ALL
                SELECT 14, 'pg_catalog.pg_ts_template'::regclass, oid FROM pg_catalog.pg_ts_template
                 WHERE tmplnamespace = (SELECT oid FROM public)
                UNION ALL
                SELECT 15, 'pg_catalog.pg_ts_parser'::regclass, oid FROM pg_catalog.pg_ts_parser
                 WHERE prsnamespace = (SELECT oid FROM public)
                UNION ALL
                SELECT 16, 'pg_catalog.pg_cast'::regclass, oid FROM pg_catalog.pg_cast WHERE oid >= 16384
                UNION ALL
                SELECT 17, 'pg_catalog.pg_transform'::regclass, oid FROM pg_catalog.pg_transform WHERE oid >= 16384
                UNION ALL
                SELECT 18, 'pg_catalog.pg_foreign_data_wrapper'::regclass, oid
                  FROM pg_catalog.pg_foreign_data_wrapper WHERE oid >= 16384
                UNION ALL
                SELECT 19, 'pg_catalog.pg_language'::regclass, oid FROM pg_catalog.pg_language WHERE oid >= 16384
                UNION ALL
                SELECT 20, 'pg_catalog.pg_am'::regclass, oid FROM pg_catalog.pg_am WHERE oid >= 16384
                      ) candidate
                     WHERE NOT EXISTS (
                            SELECT FROM pg_catalog.pg_depend dependency
                             WHERE dependency.classid = candidate.classid
                               AND dependency.objid = candidate.objid
                               AND dependency.objsubid = 0
                               AND dependency.deptype IN ('e', 'i'))
                     ORDER BY step, objid
                   ) object
            """;

    private static final String LARGE_OBJECTS = "SELECT count(*) AS total FROM pg_catalog.pg_largeobject_metadata";

    private static final int DESCRIBED = 3;

    private UserObjects() {}

    /**
     * @param type what it is, in the server's words: {@code table}, {@code foreign-data wrapper}
     * @param identity its full name with quotes and arguments, as SQL wants it
     */
    public record UserObject(String type, String identity) {

        /** {@code table public.orders}: for messages. */
        String description() {
            return type + " " + identity;
        }

        /** The statement that removes it with all that depends on it, if it is still there. */
        String drop() {
            return DropStatement.of(type, identity);
        }
    }

    /** All objects users made, in the order they can be removed; without large objects. */
    public static List<UserObject> read(Session session) {
        return session.query(
                "looking at what the target holds",
                QUERY,
                row -> new UserObject(row.text("type"), row.text("identity")));
    }

    /** How many large objects the database holds. */
    public static long largeObjects(Session session) {
        return session.query("counting large objects", LARGE_OBJECTS, row -> row.oid("total"))
                .get(0);
    }

    /** The first few objects in words, and how many more there are. */
    public static String describe(List<UserObject> objects) {
        if (objects.isEmpty()) {
            return "large objects";
        }
        String first = objects.stream()
                .filter(object -> !object.type().equals("schema") || objects.size() == 1)
                .limit(DESCRIBED)
                .map(UserObject::description)
                .collect(Collectors.joining(", "));
        return objects.size() > DESCRIBED ? first + " and more, " + objects.size() + " in all" : first;
    }
}
