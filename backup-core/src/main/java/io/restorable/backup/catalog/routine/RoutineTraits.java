package io.restorable.backup.catalog.routine;

import io.restorable.backup.connect.Row;
import org.jspecify.annotations.Nullable;

/**
 * What the planner and the executor are told about a function.
 *
 * @param volatility how far its result depends on its arguments alone
 * @param strict whether it returns null for any null argument without being called
 * @param securityDefiner whether it runs with its owner's rights
 * @param leakproof whether it reveals nothing about its arguments
 * @param cost the estimated cost in units of {@code cpu_operator_cost}, as PostgreSQL prints it
 * @param rows the estimated number of rows, as PostgreSQL prints it; {@code 0} where it returns no set
 * @param support the planner support function as SQL, or {@code null}
 */
public record RoutineTraits(
        Volatility volatility,
        boolean strict,
        boolean securityDefiner,
        boolean leakproof,
        String cost,
        String rows,
        @Nullable String support) {

    static final String COLUMNS = """
            p.provolatile, p.proisstrict, p.prosecdef, p.proleakproof, p.procost::text AS cost, p.prorows::text AS rows,
            nullif(p.prosupport::text, '-') AS support\
            """;

    static RoutineTraits read(Row row) {
        return new RoutineTraits(
                Volatility.ofLetter(row.letter("provolatile")),
                row.flag("proisstrict"),
                row.flag("prosecdef"),
                row.flag("proleakproof"),
                row.text("cost"),
                row.text("rows"),
                row.textOrNull("support"));
    }
}
