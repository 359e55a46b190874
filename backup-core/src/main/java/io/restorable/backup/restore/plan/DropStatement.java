package io.restorable.backup.restore.plan;

import java.util.regex.Pattern;

/** Removes what {@code pg_identify_object} names: most of its names are what DROP wants to read, some are not. */
public final class DropStatement {

    private static final Pattern ON_LANGUAGE = Pattern.compile(" on language (\\S+|\".*\")$");

    private DropStatement() {}

    /**
     * Returns the statement that removes an object with all that depends on it, if it is still there.
     *
     * @param type what it is, in the server's words: {@code table}, {@code foreign-data wrapper}
     * @param identity its full name with quotes and arguments
     */
    public static String of(String type, String identity) {
        return switch (type) {
            // DROP AGGREGATE wants to read (*) where the name of an aggregate without arguments ends in ()
            case "aggregate" -> drop("routine", identity);
            // for type on language name
            case "transform" -> drop(type, ON_LANGUAGE.matcher(identity).replaceFirst(" language $1"));
            default -> drop(type.replace('-', ' '), identity);
        };
    }

    private static String drop(String type, String name) {
        return "DROP " + type + " IF EXISTS " + name + " CASCADE";
    }
}
