package io.restorable.backup.ddl.routine;

import io.restorable.backup.catalog.routine.Routine;
import io.restorable.backup.catalog.routine.RoutineKind;
import io.restorable.backup.catalog.routine.RoutineTraits;
import io.restorable.backup.catalog.routine.Volatility;
import java.util.Set;

/**
 * Writes what the planner and the executor are told about a function, where it is not the default. Source: PostgreSQL
 * 18, src/bin/pg_dump/pg_dump.c, dumpFunc; the defaults are those of src/backend/commands/functioncmds.c.
 */
final class RoutineTraitsWriter {

    private static final Set<String> COMPILED_LANGUAGES = Set.of("internal", "c");
    private static final String COMPILED_COST = "1";
    private static final String INTERPRETED_COST = "100";
    private static final Set<String> USUAL_ROWS = Set.of("0", "1000");

    private RoutineTraitsWriter() {}

    static String traits(Routine routine) {
        RoutineTraits traits = routine.traits();
        var sql = new StringBuilder();
        sql.append(routine.kind() == RoutineKind.WINDOW_FUNCTION ? " WINDOW" : "");
        sql.append(traits.volatility() == Volatility.VOLATILE ? "" : " " + traits.volatility());
        sql.append(traits.strict() ? " STRICT" : "");
        sql.append(traits.securityDefiner() ? " SECURITY DEFINER" : "");
        sql.append(traits.leakproof() ? " LEAKPROOF" : "");
        sql.append(estimates(routine));
        sql.append(traits.support() == null ? "" : " SUPPORT " + traits.support());
        sql.append(
                switch (routine.row().parallel()) {
                    case SAFE -> " PARALLEL SAFE";
                    case RESTRICTED -> " PARALLEL RESTRICTED";
                    case UNSAFE -> "";
                });
        return sql.toString();
    }

    private static String estimates(Routine routine) {
        String cost = routine.traits().cost();
        String rows = routine.traits().rows();
        String usualCost = COMPILED_LANGUAGES.contains(routine.body().language()) ? COMPILED_COST : INTERPRETED_COST;
        boolean costIsUsual = cost.equals("0") || cost.equals(usualCost);
        boolean rowsAreUsual = !routine.returnsSet() || USUAL_ROWS.contains(rows);
        return (costIsUsual ? "" : " COST " + cost) + (rowsAreUsual ? "" : " ROWS " + rows);
    }
}
