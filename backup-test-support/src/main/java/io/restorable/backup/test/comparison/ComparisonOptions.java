package io.restorable.backup.test.comparison;

import io.restorable.backup.pg.QualifiedName;
import java.util.ArrayList;
import java.util.List;

/**
 * What of two databases is compared. Immutable; changed by the {@code with…} methods.
 *
 * @param rows whether rows, sequences and large objects are compared besides definitions
 * @param roles whether owners and privileges are compared
 * @param ignoredTables the tables whose rows do not matter, as {@code schema.table}, or by a bare name in any schema
 */
public record ComparisonOptions(boolean rows, boolean roles, List<String> ignoredTables) {

    /** Everything. */
    public static final ComparisonOptions EVERYTHING = new ComparisonOptions(true, true, List.of());

    public ComparisonOptions {
        ignoredTables = List.copyOf(ignoredTables);
    }

    /** The same without rows, sequences and large objects. */
    public ComparisonOptions withoutRows() {
        return new ComparisonOptions(false, roles, ignoredTables);
    }

    /** The same without owners and privileges. */
    public ComparisonOptions withoutRoles() {
        return new ComparisonOptions(rows, false, ignoredTables);
    }

    /** The same without the rows of these tables. */
    public ComparisonOptions withoutRowsOf(String... tables) {
        var all = new ArrayList<>(ignoredTables);
        all.addAll(List.of(tables));
        return new ComparisonOptions(rows, roles, all);
    }

    /** Whether the rows of a table do not matter. */
    boolean ignores(QualifiedName table) {
        return ignoredTables.stream()
                .anyMatch(ignored -> ignored.equals(table.name())
                        || ignored.equals(table.schema() + "." + table.name())
                        || ignored.equals(table.toString()));
    }
}
