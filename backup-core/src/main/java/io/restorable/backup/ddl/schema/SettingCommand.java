package io.restorable.backup.ddl.schema;

import io.restorable.backup.catalog.schema.DatabaseFacts.Setting;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.Literals;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A setting of a database as the ALTER command that makes it. Source: PostgreSQL 18, src/bin/pg_dump/dumputils.c,
 * makeAlterConfigCommand and variable_is_guc_list_quote.
 */
final class SettingCommand {

    /** The settings whose values the catalog holds as a list of quoted names. */
    private static final Set<String> LISTS_OF_NAMES = Set.of(
            "local_preload_libraries",
            "oauth_validator_libraries",
            "output_plugin_libraries",
            "search_path",
            "session_preload_libraries",
            "shared_preload_libraries",
            "temp_tablespaces",
            "unix_socket_directories");

    private SettingCommand() {}

    /** The command, ended by {@code ;\n}; empty for an entry that is no assignment. */
    static String of(String quotedDatabase, Setting setting) {
        int equals = setting.assignment().indexOf('=');
        if (equals < 0) {
            return "";
        }
        String name = setting.assignment().substring(0, equals);
        String value = setting.assignment().substring(equals + 1);
        String object = setting.role() == null
                ? "DATABASE " + quotedDatabase
                : "ROLE " + Identifiers.quote(setting.role()) + " IN DATABASE " + quotedDatabase;
        boolean list = LISTS_OF_NAMES.contains(name.toLowerCase(Locale.ROOT));
        String printed = list
                ? String.join(
                        ", ", splitNames(value).stream().map(Literals::quote).toList())
                : Literals.quote(value);
        return "ALTER " + object + " SET " + Identifiers.quote(name) + " TO " + printed + ";\n";
    }

    /** Takes a list apart: names parted by commas, those in double quotes with {@code ""} for a quote. */
    private static List<String> splitNames(String list) {
        var names = new ArrayList<String>();
        var name = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        for (int position = 0; position < list.length(); position++) {
            char letter = list.charAt(position);
            if (letter == '"' && quoted && list.startsWith("\"", position + 1)) {
                name.append('"');
                position++;
            } else if (letter == '"') {
                quoted = !quoted;
                any = true;
            } else if (quoted || (letter != ',' && !Character.isWhitespace(letter))) {
                name.append(letter);
                any = true;
            } else if (letter == ',') {
                names.add(name.toString());
                name.setLength(0);
                any = false;
            }
        }
        if (any) {
            names.add(name.toString());
        }
        return names;
    }
}
