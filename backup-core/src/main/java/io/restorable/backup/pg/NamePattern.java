package io.restorable.backup.pg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A name as psql and pg_dump accept it to choose objects: {@code *} and {@code ?} stand for letters, a dot parts schema
 * and name, letters outside double quotes are small ones. Source: PostgreSQL 18, src/fe_utils/string_utils.c,
 * patternToSQLRegex.
 *
 * @param text the pattern as written
 * @param schema a regular expression for the schema, or {@code null} where the pattern names none
 * @param name a regular expression for the name
 */
public record NamePattern(String text, @Nullable String schema, String name) {

    private static final String SPECIAL = "|*+?()[]{}.^$\\";

    /**
     * Takes a pattern apart at its dot.
     *
     * @throws IllegalArgumentException if it has more than one dot outside quotes
     */
    public static NamePattern parseQualified(String text) {
        var parts = new Parser(text).parts();
        if (parts.size() > 2) {
            throw new IllegalArgumentException("'" + text + "' has too many dots for schema.table");
        }
        return parts.size() == 1
                ? new NamePattern(text, null, parts.get(0))
                : new NamePattern(text, parts.get(0), parts.get(1));
    }

    /**
     * Takes a pattern for a name without schema.
     *
     * @throws IllegalArgumentException if it has a dot outside quotes
     */
    public static NamePattern parseSimple(String text) {
        var parts = new Parser(text).parts();
        if (parts.size() > 1) {
            throw new IllegalArgumentException("'" + text + "' has a dot, but names no table");
        }
        return new NamePattern(text, null, parts.get(0));
    }

    /** Whether an object is meant. A pattern without schema means every schema here. */
    public boolean matches(@Nullable String objectSchema, String objectName) {
        return Pattern.matches(name, objectName)
                && (schema == null || (objectSchema != null && Pattern.matches(schema, objectSchema)));
    }

    /** Reads a pattern letter by letter. */
    private static final class Parser {

        private final String text;
        private final List<String> parts = new ArrayList<>();
        private final StringBuilder part = new StringBuilder("^(");
        private boolean quoted;

        Parser(String text) {
            this.text = text;
        }

        List<String> parts() {
            for (int position = 0; position < text.length(); position++) {
                char letter = text.charAt(position);
                if (letter != '"') {
                    append(letter, position);
                } else if (quoted && text.startsWith("\"", position + 1)) {
                    part.append('"');
                    position++;
                } else {
                    quoted = !quoted;
                }
            }
            finishPart();
            return parts;
        }

        private void append(char letter, int position) {
            if (letter == '$' || (quoted && SPECIAL.indexOf(letter) >= 0)) {
                part.append('\\').append(letter);
            } else if (quoted) {
                part.append(letter);
            } else if (letter == '.') {
                finishPart();
            } else if (letter == '*' || letter == '?') {
                part.append(letter == '*' ? ".*" : ".");
            } else if (letter == '[' && text.startsWith("]", position + 1)) {
                part.append("\\[");
            } else {
                part.append(letter < 128 ? String.valueOf(letter).toLowerCase(Locale.ROOT) : letter);
            }
        }

        private void finishPart() {
            parts.add(part.append(")$").toString());
            part.setLength(0);
            part.append("^(");
        }
    }
}
