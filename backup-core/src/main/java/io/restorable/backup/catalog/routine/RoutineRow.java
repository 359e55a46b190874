package io.restorable.backup.catalog.routine;

import io.restorable.backup.catalog.object.AccessPrivileges;
import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;
import io.restorable.backup.pg.QualifiedName;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A row of pg_proc with what functions, procedures and aggregates have in common.
 *
 * @param identity the row, name, schema and owner
 * @param privileges the privileges on the routine
 * @param arguments the arguments as its definition names them, with modes, names and defaults, as SQL
 * @param identityArguments the arguments as commands on the routine name them: without defaults
 * @param argumentTypes the types of the input arguments, as SQL
 * @param argumentTypeNames the same types by schema and name, to sort routines of one name by
 * @param parallel whether it may run in parallel workers
 */
public record RoutineRow(
        ObjectIdentity identity,
        AccessPrivileges privileges,
        String arguments,
        String identityArguments,
        List<String> argumentTypes,
        List<QualifiedName> argumentTypeNames,
        ParallelSafety parallel)
        implements DatabaseObject {

    /** What {@link #read} reads, selected from {@link #SOURCE}. */
    static final String COLUMNS = """
            p.oid, p.proname AS name, n.nspname AS schema, pg_get_userbyid(p.proowner) AS owner,
            p.proacl::text[] AS acl, acldefault('f', p.proowner)::text[] AS acl_default,
            pg_get_function_arguments(p.oid) AS arguments,
            pg_get_function_identity_arguments(p.oid) AS identity_arguments,
            ARRAY(SELECT format_type(u.type, NULL) FROM unnest(p.proargtypes) WITH ORDINALITY u (type, position)
                  ORDER BY u.position) AS argument_types,
            ARRAY(SELECT tn.nspname::text FROM unnest(p.proargtypes) WITH ORDINALITY u (type, position)
                  JOIN pg_type t ON t.oid = u.type JOIN pg_namespace tn ON tn.oid = t.typnamespace
                  ORDER BY u.position) AS argument_type_schemas,
            ARRAY(SELECT t.typname::text FROM unnest(p.proargtypes) WITH ORDINALITY u (type, position)
                  JOIN pg_type t ON t.oid = u.type
                  ORDER BY u.position) AS argument_type_names,
            p.proparallel\
            """;

    /** Routines with their schemas. */
    static final String SOURCE = """
            pg_proc p
            JOIN pg_namespace n ON n.oid = p.pronamespace
            LEFT JOIN pg_init_privs i ON i.classoid = 'pg_proc'::regclass AND i.objoid = p.oid AND i.objsubid = 0\
            """;

    /** Routines that users made, and those of the system whose privileges were changed. */
    static final String CONDITION = "(p.oid >= 16384 OR p.proacl IS DISTINCT FROM i.initprivs)";

    public RoutineRow {
        argumentTypes = List.copyOf(argumentTypes);
        argumentTypeNames = List.copyOf(argumentTypeNames);
    }

    static RoutineRow read(Row row) {
        List<String> schemas = row.texts("argument_type_schemas");
        List<String> names = row.texts("argument_type_names");
        return new RoutineRow(
                ObjectIdentity.read(SystemCatalog.PG_PROC, row),
                AccessPrivileges.read(row),
                row.text("arguments"),
                row.text("identity_arguments"),
                row.texts("argument_types"),
                IntStream.range(0, names.size())
                        .mapToObj(index -> new QualifiedName(schemas.get(index), names.get(index)))
                        .toList(),
                ParallelSafety.ofLetter(row.letter("proparallel")));
    }
}
