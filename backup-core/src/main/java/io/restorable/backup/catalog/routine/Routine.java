package io.restorable.backup.catalog.routine;

import io.restorable.backup.catalog.object.AccessPrivileges;
import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.connect.Row;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A function or procedure.
 *
 * @param row what all routines have in common
 * @param kind what it is called as
 * @param result the result as SQL, {@code SETOF} included, or {@code null} for a procedure
 * @param returnsSet whether it returns any number of rows
 * @param body the language and the text it runs
 * @param traits what the planner and the executor are told about it
 * @param transformedTypes the types that are handed over by their transforms, as SQL
 * @param settings what is set while it runs, each as {@code name=value}
 */
public record Routine(
        RoutineRow row,
        RoutineKind kind,
        @Nullable String result,
        boolean returnsSet,
        RoutineBody body,
        RoutineTraits traits,
        List<String> transformedTypes,
        List<String> settings)
        implements DatabaseObject {

    // Functions that PostgreSQL makes along with something else, as the constructors of range types, depend on it
    // internally and are never defined by themselves.
    static final String QUERY = """
            SELECT %s,
                   p.prokind, pg_get_function_result(p.oid) AS result, p.proretset,
                   ARRAY(SELECT format_type(u.type, NULL) FROM unnest(p.protrftypes) WITH ORDINALITY u (type, position)
                         ORDER BY u.position) AS transformed_types,
                   p.proconfig AS settings,
                   %s,
                   %s
            FROM %s
            JOIN pg_language l ON l.oid = p.prolang
            WHERE p.prokind <> 'a' AND %s
                  AND NOT EXISTS (SELECT FROM pg_depend d
                                  WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
            ORDER BY p.oid
            """.formatted(
            RoutineRow.COLUMNS, RoutineBody.COLUMNS, RoutineTraits.COLUMNS, RoutineRow.SOURCE, RoutineRow.CONDITION);

    public Routine {
        transformedTypes = List.copyOf(transformedTypes);
        settings = List.copyOf(settings);
    }

    static Routine read(Row row) {
        return new Routine(
                RoutineRow.read(row),
                RoutineKind.ofLetter(row.letter("prokind")),
                row.textOrNull("result"),
                row.flag("proretset"),
                RoutineBody.read(row),
                RoutineTraits.read(row),
                row.texts("transformed_types"),
                row.texts("settings"));
    }

    @Override
    public ObjectIdentity identity() {
        return row.identity();
    }

    /** The privileges on the routine. */
    public AccessPrivileges privileges() {
        return row.privileges();
    }
}
