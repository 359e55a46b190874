package io.restorable.backup.test.comparison;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row that is not the same on both sides. At least one side has it.
 *
 * @param columns the columns' names
 * @param key those of them by which the row is known; empty if the table has no primary key
 * @param expected the values as text, {@code null} for NULL; or {@code null} if no such row was expected
 * @param found the values as text, {@code null} for NULL; or {@code null} if there is no such row
 */
public record RowDifference(
        List<String> columns,
        List<String> key,
        @Nullable List<@Nullable String> expected,
        @Nullable List<@Nullable String> found) {

    public RowDifference {
        columns = List.copyOf(columns);
        key = List.copyOf(key);
    }
}
