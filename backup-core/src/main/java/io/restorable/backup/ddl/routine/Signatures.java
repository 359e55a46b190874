package io.restorable.backup.ddl.routine;

import io.restorable.backup.catalog.routine.FunctionReference;
import io.restorable.backup.catalog.routine.RoutineRow;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.QualifiedName;
import java.util.List;

/**
 * Writes the names of routines with their arguments. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c,
 * format_function_arguments, format_function_signature and format_aggregate_signature.
 */
final class Signatures {

    private Signatures() {}

    /** {@code name(types)}, as pg_restore lists it and as GRANT on any routine takes it. */
    static String ofTypes(String name, List<String> types) {
        return name + "(" + String.join(", ", types) + ")";
    }

    /** {@code name(arguments)} as commands on the routine take it. */
    static String identity(RoutineRow row) {
        return Identifiers.quote(row.name()) + "(" + row.identityArguments() + ")";
    }

    /** {@code schema.name(types)} of a function that another object names. */
    static String qualified(FunctionReference function) {
        return ofTypes(function.name().toString(), function.argumentTypes());
    }

    /** {@code OPERATOR(schema.name)} of an operator that another object names; the types follow from there. */
    static String operator(QualifiedName operator) {
        return "OPERATOR(" + Identifiers.quote(operator.schema()) + "." + operator.name() + ")";
    }
}
