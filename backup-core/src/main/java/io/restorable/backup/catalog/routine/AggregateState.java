package io.restorable.backup.catalog.routine;

import io.restorable.backup.connect.Row;
import org.jspecify.annotations.Nullable;

/**
 * The state an aggregate keeps, for whole groups or for a moving window frame. Functions and types are SQL, qualified
 * where needed.
 *
 * @param transition the function that adds a row to the state
 * @param inverse the function that takes a row from the state of a moving frame, or {@code null}
 * @param type the state's type
 * @param space the estimated size of a state in bytes, 0 for the default
 * @param initialValue the first state as its type prints it, or {@code null}
 * @param finish the function that makes the result, or {@code null} where the state is the result
 */
public record AggregateState(
        String transition,
        @Nullable String inverse,
        String type,
        int space,
        @Nullable String initialValue,
        @Nullable FinalFunction finish) {

    static final String COLUMNS = """
            g.aggtransfn::text AS transition, g.aggtranstype::regtype::text AS type, g.aggtransspace AS space,
            g.agginitval AS initial_value, nullif(g.aggfinalfn::text, '-') AS final,
            g.aggfinalextra AS final_extra, g.aggfinalmodify AS final_modify,
            nullif(g.aggmtransfn::text, '-') AS moving_transition, g.aggminvtransfn::text AS moving_inverse,
            g.aggmtranstype::regtype::text AS moving_type, g.aggmtransspace AS moving_space,
            g.aggminitval AS moving_initial_value, nullif(g.aggmfinalfn::text, '-') AS moving_final,
            g.aggmfinalextra AS moving_final_extra, g.aggmfinalmodify AS moving_final_modify\
            """;

    static AggregateState read(Row row) {
        return new AggregateState(
                row.text("transition"),
                null,
                row.text("type"),
                row.number("space"),
                row.textOrNull("initial_value"),
                FinalFunction.read(row, "final"));
    }

    static @Nullable AggregateState readMoving(Row row) {
        String transition = row.textOrNull("moving_transition");
        return transition == null
                ? null
                : new AggregateState(
                        transition,
                        row.text("moving_inverse"),
                        row.text("moving_type"),
                        row.number("moving_space"),
                        row.textOrNull("moving_initial_value"),
                        FinalFunction.read(row, "moving_final"));
    }

    /**
     * The function that makes an aggregate's result of its state.
     *
     * @param name the function as SQL
     * @param extraArguments whether it also gets the aggregate's arguments, all null
     * @param effect what it does to the state
     */
    public record FinalFunction(String name, boolean extraArguments, StateEffect effect) {

        private static @Nullable FinalFunction read(Row row, String column) {
            String name = row.textOrNull(column);
            return name == null
                    ? null
                    : new FinalFunction(
                            name, row.flag(column + "_extra"), StateEffect.ofLetter(row.letter(column + "_modify")));
        }
    }

    /** What a final function does to the state, named as in CREATE AGGREGATE. */
    public enum StateEffect {
        READ_ONLY,
        SHAREABLE,
        READ_WRITE;

        private static StateEffect ofLetter(char letter) {
            return switch (letter) {
                case 'r' -> READ_ONLY;
                case 's' -> SHAREABLE;
                case 'w' -> READ_WRITE;
                default -> throw new IllegalStateException("pg_aggregate.aggfinalmodify '" + letter + "' is not known");
            };
        }
    }
}
