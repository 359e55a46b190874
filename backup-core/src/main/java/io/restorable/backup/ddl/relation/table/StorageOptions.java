package io.restorable.backup.ddl.relation.table;

import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.Literals;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes storage parameters. Source: PostgreSQL 18, src/fe_utils/string_utils.c, appendReloptionsArray.
 */
public final class StorageOptions {

    private StorageOptions() {}

    /**
     * The parameters, separated by commas.
     *
     * @param options each as {@code name=value}
     * @param prefix what is written before each name: empty, or {@code toast.}
     */
    public static String list(List<String> options, String prefix) {
        return options.stream().map(option -> prefix + option(option)).collect(Collectors.joining(", "));
    }

    /** {@code  WITH (…)} with a space before it, or the empty text without parameters. */
    public static String withClause(List<String> options) {
        return options.isEmpty() ? "" : " WITH (" + list(options, "") + ")";
    }

    private static String option(String option) {
        int equals = option.indexOf('=');
        String name = equals < 0 ? option : option.substring(0, equals);
        String value = equals < 0 ? "" : option.substring(equals + 1);
        boolean plain = Identifiers.quote(value).equals(value);
        return Identifiers.quote(name) + "=" + (plain ? value : Literals.quote(value));
    }
}
