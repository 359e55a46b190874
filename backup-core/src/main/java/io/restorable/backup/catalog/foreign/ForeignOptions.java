package io.restorable.backup.catalog.foreign;

import io.restorable.backup.connect.Row;
import java.util.List;

/**
 * The options of a foreign data wrapper, server or user mapping. They may hold passwords, so they never print.
 *
 * @param items each option as SQL, {@code name 'value'}, sorted by name
 */
public record ForeignOptions(List<String> items) {

    public ForeignOptions {
        items = List.copyOf(items);
    }

    /** An SQL expression that makes {@link #items} of an options column. */
    static String expression(String column) {
        return """
                ARRAY(SELECT pg_catalog.quote_ident(option_name) || ' ' || pg_catalog.quote_literal(option_value)
                      FROM pg_catalog.pg_options_to_table(%s) ORDER BY option_name)""".formatted(column);
    }

    /** Reads the column {@code options}. */
    static ForeignOptions read(Row row) {
        return new ForeignOptions(row.texts("options"));
    }

    /** How many options there are, nothing of what they say. */
    @Override
    public String toString() {
        return items.size() + " options";
    }
}
