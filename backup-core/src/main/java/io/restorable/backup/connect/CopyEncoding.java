package io.restorable.backup.connect;

import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The client encoding in which rows pass through COPY. A session speaks UTF-8, and so do rows, except where that would
 * change or refuse them: archives of {@code pg_dump} may hold another encoding, and a database in SQL_ASCII holds bytes
 * of no encoding at all. Source: PostgreSQL 18, src/backend/utils/mb/mbutils.c, pg_any_to_server.
 *
 * @param name what {@code client_encoding} is set to
 * @param raw whether the bytes mean nothing to the server either, so that the encoding is but a guise
 */
public record CopyEncoding(String name, boolean raw) {

    /** The encoding of the session. */
    public static final CopyEncoding UTF8 = new CopyEncoding("UTF8", false);

    private static final Pattern NAME = Pattern.compile("\"(?:[^\"]|\"\")*\"");
    private static final String SQL_ASCII = "SQL_ASCII";

    /**
     * For rows in an encoding.
     *
     * @param rows the encoding of the rows, in PostgreSQL's words
     * @param database the encoding of the database that they come from or go to
     */
    public static CopyEncoding of(String rows, String database) {
        if (!rows.equals(SQL_ASCII)) {
            return new CopyEncoding(rows, false);
        }
        return switch (database) {
            // the server would check the bytes, and nothing else, under either name
            case "UTF8" -> UTF8;
            // every byte is a character of LATIN1, and a server that knows no encoding converts none
            case SQL_ASCII -> new CopyEncoding("LATIN1", true);
            default -> new CopyEncoding(rows, false);
        };
    }

    /** For rows that are backed up: UTF-8, or their bytes where the database itself does not know what they are. */
    public static CopyEncoding ofBackup(String database) {
        return of(database.equals(SQL_ASCII) ? SQL_ASCII : UTF8.name(), database);
    }

    /**
     * The statement in letters that mean the same in every encoding: the driver sends the text of COPY as UTF-8, whatever
     * the session speaks. Only names are quoted by double quotes, and only names hold other letters than ASCII's.
     */
    String statement(String sql) {
        return raw || name.equals(UTF8.name()) ? sql : NAME.matcher(sql).replaceAll(CopyEncoding::inAscii);
    }

    private static String inAscii(MatchResult quoted) {
        String name = quoted.group();
        return Matcher.quoteReplacement(isAscii(name) ? name : "U&" + escape(name));
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(letter -> letter < 0x80);
    }

    private static String escape(String name) {
        var escaped = new StringBuilder();
        name.codePoints().forEach(letter -> {
            if (letter == '\\') {
                escaped.append("\\\\");
            } else if (letter < 0x80) {
                escaped.appendCodePoint(letter);
            } else {
                escaped.append("\\+%06X".formatted(letter));
            }
        });
        return escaped.toString();
    }
}
