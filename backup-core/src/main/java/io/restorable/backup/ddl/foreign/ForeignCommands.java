package io.restorable.backup.ddl.foreign;

import io.restorable.backup.catalog.foreign.ForeignDataWrapper;
import io.restorable.backup.catalog.foreign.ForeignOptions;
import io.restorable.backup.catalog.foreign.ForeignServer;
import io.restorable.backup.catalog.foreign.UserMapping;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.Literals;
import org.jspecify.annotations.Nullable;

/** The statements that make foreign data wrappers, foreign servers and user mappings. */
final class ForeignCommands {

    private ForeignCommands() {}

    static String create(ForeignDataWrapper wrapper) {
        return "CREATE FOREIGN DATA WRAPPER " + Identifiers.quote(wrapper.name())
                + function(" HANDLER ", wrapper.handler())
                + function(" VALIDATOR ", wrapper.validator())
                + options(wrapper.options())
                + ";\n";
    }

    static String create(ForeignServer server) {
        return "CREATE SERVER " + Identifiers.quote(server.name())
                + literal(" TYPE ", server.type())
                + literal(" VERSION ", server.version())
                + " FOREIGN DATA WRAPPER "
                + Identifiers.quote(server.wrapper())
                + options(server.options())
                + ";\n";
    }

    static String create(ForeignServer server, UserMapping mapping) {
        return "CREATE " + userMapping(server, mapping) + options(mapping.options()) + ";\n";
    }

    static String drop(ForeignServer server, UserMapping mapping) {
        return "DROP " + userMapping(server, mapping) + ";\n";
    }

    private static String userMapping(ForeignServer server, UserMapping mapping) {
        return "USER MAPPING FOR " + Identifiers.quote(mapping.user()) + " SERVER " + Identifiers.quote(server.name());
    }

    private static String function(String keyword, @Nullable String name) {
        return name == null ? "" : keyword + name;
    }

    private static String literal(String keyword, @Nullable String value) {
        return value == null || value.isEmpty() ? "" : keyword + Literals.quote(value);
    }

    private static String options(ForeignOptions options) {
        return options.items().isEmpty() ? "" : " OPTIONS (\n    " + String.join(",\n    ", options.items()) + "\n)";
    }
}
