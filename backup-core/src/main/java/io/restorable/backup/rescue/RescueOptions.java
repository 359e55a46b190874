package io.restorable.backup.rescue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which rows to bring back, and how. Immutable; start from {@link #missingRowsOf} and change what differs.
 *
 * @param tables patterns of the tables, as in psql; at least one
 * @param where an SQL condition over the backup's rows of each table, or {@code null} for all; times without a zone in it
 *     are UTC
 * @param changed whether rows that are still there with other values get the backup's values, too
 * @param parents whether missing rows that those brought back refer to come back, too
 * @param children whether missing rows that refer to those brought back come back, too
 * @param fireTriggers whether the application's own triggers see the rows come back
 * @param examples how many rows of each sort to name for each table
 */
public record RescueOptions(
        List<String> tables,
        @Nullable String where,
        boolean changed,
        boolean parents,
        boolean children,
        boolean fireTriggers,
        int examples) {

    private static final int FEW = 5;

    public RescueOptions {
        tables = List.copyOf(tables);
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("A rescue needs at least one table");
        }
    }

    /** All rows of these tables that are missing from the live database, and nothing else. */
    public static RescueOptions missingRowsOf(List<String> tables) {
        return new RescueOptions(tables, null, false, false, false, false, FEW);
    }

    /** The same for the rows that a condition fits, or {@code null} for all. */
    public RescueOptions withWhere(@Nullable String other) {
        return new RescueOptions(tables, other, changed, parents, children, fireTriggers, examples);
    }

    /** The same with or without rows that are still there with other values. */
    public RescueOptions withChanged(boolean other) {
        return new RescueOptions(tables, where, other, parents, children, fireTriggers, examples);
    }

    /** The same with or without the rows that those brought back refer to. */
    public RescueOptions withParents(boolean other) {
        return new RescueOptions(tables, where, changed, other, children, fireTriggers, examples);
    }

    /** The same with or without the rows that refer to those brought back. */
    public RescueOptions withChildren(boolean other) {
        return new RescueOptions(tables, where, changed, parents, other, fireTriggers, examples);
    }

    /** The same with or without the application's triggers. */
    public RescueOptions withFireTriggers(boolean other) {
        return new RescueOptions(tables, where, changed, parents, children, other, examples);
    }
}
