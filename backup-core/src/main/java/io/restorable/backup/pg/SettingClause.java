package io.restorable.backup.pg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Writes a configuration setting that the catalog stores as {@code name=value} as the {@code name TO value} of SET.
 * Source: PostgreSQL 18, src/bin/pg_dump/dumputils.c (makeAlterConfigCommand, variable_is_guc_list_quote) and
 * src/fe_utils/string_utils.c (SplitGUCList).
 */
public final class SettingClause {

    /** The settings whose stored value is a list of quoted names, each of which becomes a constant of its own. */
    private static final Set<String> LISTS = Set.of(
            "local_preload_libraries",
            "oauth_validator_libraries",
            "output_plugin_libraries",
            "search_path",
            "session_preload_libraries",
            "shared_preload_libraries",
            "temp_tablespaces",
            "unix_socket_directories");

    private static final String BLANKS = " \t\n\u000B\f\r";

    private SettingClause() {}

    /** Returns {@code name TO value} for {@code name=value}, or {@code null} for a text without equals sign. */
    public static @Nullable String of(String setting) {
        return of(setting, Literals::quote);
    }

    /** As {@link #of}, in the words of ALTER DATABASE and ALTER ROLE: see {@link Literals#quoteForAnyServer}. */
    public static @Nullable String forAnyServer(String setting) {
        return of(setting, Literals::quoteForAnyServer);
    }

    private static @Nullable String of(String setting, UnaryOperator<String> quoted) {
        int equals = setting.indexOf('=');
        if (equals < 0) {
            return null;
        }
        String name = setting.substring(0, equals);
        String value = setting.substring(equals + 1);
        boolean list = LISTS.contains(name.toLowerCase(Locale.ROOT));
        return Identifiers.quote(name) + " TO " + (list ? constants(value, quoted) : quoted.apply(value));
    }

    private static String constants(String list, UnaryOperator<String> quoted) {
        List<String> elements = new ListParser(list).parse();
        return elements == null ? "" : elements.stream().map(quoted).collect(Collectors.joining(", "));
    }

    /** Takes a list of names apart, some in double quotes; white space around them does not count. */
    private static final class ListParser {

        private final String text;
        private final List<String> elements = new ArrayList<>();
        private int position;

        ListParser(String text) {
            this.text = text;
        }

        /** The names, or {@code null} for a text that is no such list. */
        @Nullable
        List<String> parse() {
            skipBlanks();
            if (atEnd()) {
                return elements;
            }
            while (true) {
                String element = text.charAt(position) == '"' ? quoted() : plain();
                if (element == null) {
                    return null;
                }
                elements.add(element);
                skipBlanks();
                if (atEnd()) {
                    return elements;
                }
                if (text.charAt(position++) != ',') {
                    return null;
                }
                skipBlanks();
                if (atEnd()) {
                    return null;
                }
            }
        }

        private @Nullable String quoted() {
            var element = new StringBuilder();
            for (position++; !atEnd(); position++) {
                char character = text.charAt(position);
                boolean quote = character == '"';
                if (quote && !text.startsWith("\"\"", position)) {
                    position++;
                    return element.toString();
                }
                position += quote ? 1 : 0;
                element.append(character);
            }
            return null;
        }

        private @Nullable String plain() {
            int start = position;
            while (!atEnd() && text.charAt(position) != ',' && BLANKS.indexOf(text.charAt(position)) < 0) {
                position++;
            }
            return position == start ? null : text.substring(start, position);
        }

        private void skipBlanks() {
            while (!atEnd() && BLANKS.indexOf(text.charAt(position)) >= 0) {
                position++;
            }
        }

        private boolean atEnd() {
            return position >= text.length();
        }
    }
}
