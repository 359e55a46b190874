package io.restorable.backup.catalog.type;

import io.restorable.backup.connect.Row;
import org.jspecify.annotations.Nullable;

/**
 * The default value of a base type or domain.
 *
 * @param text an SQL expression, or the value as the type prints it
 * @param expression which of the two it is
 */
public record TypeDefault(String text, boolean expression) {

    /** Reads the columns {@code default_expression} and {@code default_text}; the first one counts where both are there. */
    static @Nullable TypeDefault read(Row row) {
        String expression = row.textOrNull("default_expression");
        if (expression != null) {
            return new TypeDefault(expression, true);
        }
        String text = row.textOrNull("default_text");
        return text == null ? null : new TypeDefault(text, false);
    }
}
