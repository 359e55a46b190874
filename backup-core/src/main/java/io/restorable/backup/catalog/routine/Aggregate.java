package io.restorable.backup.catalog.routine;

import io.restorable.backup.catalog.object.AccessPrivileges;
import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.connect.Row;
import io.restorable.backup.pg.QualifiedName;
import org.jspecify.annotations.Nullable;

/**
 * An aggregate function. Its support functions are SQL, qualified where needed.
 *
 * @param row what all routines have in common
 * @param kind how it takes its arguments
 * @param state what it keeps for a group
 * @param movingState what it keeps for a moving window frame, or {@code null}
 * @param combine the function that joins two states, or {@code null}
 * @param serialize the function that sends a state to another process, or {@code null}
 * @param deserialize the function that receives such a state, or {@code null}
 * @param sortOperator the operator whose first value is the result, as with MIN and MAX, or {@code null}
 */
public record Aggregate(
        RoutineRow row,
        AggregateKind kind,
        AggregateState state,
        @Nullable AggregateState movingState,
        @Nullable String combine,
        @Nullable String serialize,
        @Nullable String deserialize,
        @Nullable QualifiedName sortOperator)
        implements DatabaseObject {

    static final String QUERY =
            """
            SELECT %s,
                   g.aggkind,
                   %s,
                   nullif(g.aggcombinefn::text, '-') AS combine,
                   nullif(g.aggserialfn::text, '-') AS serialize,
                   nullif(g.aggdeserialfn::text, '-') AS deserialize,
                   o.oprname AS sort_operator, opn.nspname AS sort_schema
            FROM %s
            JOIN pg_aggregate g ON g.aggfnoid = p.oid
            LEFT JOIN pg_operator o ON o.oid = g.aggsortop
            LEFT JOIN pg_namespace opn ON opn.oid = o.oprnamespace
            WHERE %s
            ORDER BY p.oid
            """.formatted(RoutineRow.COLUMNS, AggregateState.COLUMNS, RoutineRow.SOURCE, RoutineRow.CONDITION);

    static Aggregate read(Row row) {
        String operator = row.textOrNull("sort_operator");
        return new Aggregate(
                RoutineRow.read(row),
                AggregateKind.ofLetter(row.letter("aggkind")),
                AggregateState.read(row),
                AggregateState.readMoving(row),
                row.textOrNull("combine"),
                row.textOrNull("serialize"),
                row.textOrNull("deserialize"),
                operator == null ? null : new QualifiedName(row.text("sort_schema"), operator));
    }

    @Override
    public ObjectIdentity identity() {
        return row.identity();
    }

    /** The privileges on the aggregate. */
    public AccessPrivileges privileges() {
        return row.privileges();
    }
}
