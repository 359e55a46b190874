package io.restorable.backup.pg;

/** Writes values as SQL string constants, for servers with {@code standard_conforming_strings} on. */
public final class Literals {

    private Literals() {}

    /** Returns {@code 'value'} with single quotes doubled; backslashes stand for themselves. */
    public static String quote(String value) {
        return "'" + value.replace("'", "''") + "'";
    }

    /**
     * Returns the constant as pg_dump writes it where it asks the server's version rather than the archive's setting: with
     * {@code E} and doubled backslashes where there are any. Means the same on any server. Source: PostgreSQL 18,
     * src/fe_utils/string_utils.c, appendStringLiteralConn.
     */
    public static String quoteForAnyServer(String value) {
        return value.indexOf('\\') < 0 ? quote(value) : "E" + quote(value.replace("\\", "\\\\"));
    }

    /**
     * Returns {@code value} between dollar quotes whose tag starts with {@code prefix} and does not occur in the value,
     * grown as pg_dump grows it. Source: PostgreSQL 18, src/fe_utils/string_utils.c, appendStringLiteralDQ.
     *
     * @param prefix the first letters of the tag, possibly empty
     */
    public static String dollarQuote(String value, String prefix) {
        String suffixes = "_XXXXXXX";
        var tag = new StringBuilder("$").append(prefix);
        int next = 0;
        while (value.contains(tag)) {
            tag.append(suffixes.charAt(next));
            next = (next + 1) % suffixes.length();
        }
        tag.append('$');
        return tag + value + tag;
    }
}
