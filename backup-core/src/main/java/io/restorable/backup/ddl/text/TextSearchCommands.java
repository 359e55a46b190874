package io.restorable.backup.ddl.text;

import io.restorable.backup.catalog.text.TextSearchConfiguration;
import io.restorable.backup.catalog.text.TextSearchDictionary;
import io.restorable.backup.catalog.text.TextSearchParser;
import io.restorable.backup.catalog.text.TextSearchTemplate;
import io.restorable.backup.catalog.text.TokenMapping;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.pg.Identifiers;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows the opening parenthesis of CREATE TEXT SEARCH. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c,
 * dumpTSParser, dumpTSTemplate, dumpTSDictionary, dumpTSConfig.
 */
final class TextSearchCommands {

    private TextSearchCommands() {}

    static String parser(TextSearchParser parser) {
        return options(
                option("START", parser.start()),
                option("GETTOKEN", parser.nextToken()),
                option("END", parser.end()),
                option("HEADLINE", parser.headline()),
                option("LEXTYPES", parser.tokenTypes()));
    }

    static String template(TextSearchTemplate template) {
        return options(option("INIT", template.initialize()), option("LEXIZE", template.lexize()));
    }

    static String dictionary(TextSearchDictionary dictionary) {
        return options(option("TEMPLATE", dictionary.template().toString()), dictionary.options());
    }

    static String configuration(TextSearchConfiguration configuration, CommandTarget target) {
        return options(option("PARSER", configuration.parser().toString()))
                + configuration.mappings().stream()
                        .map(mapping -> mapping(mapping, target))
                        .collect(Collectors.joining());
    }

    private static String mapping(TokenMapping mapping, CommandTarget target) {
        return "\nALTER TEXT SEARCH CONFIGURATION " + target.qualifiedName()
                + "\n    ADD MAPPING FOR " + Identifiers.quote(mapping.tokenType())
                + " WITH " + String.join(", ", mapping.dictionaries()) + ";\n";
    }

    private static @Nullable String option(String name, @Nullable String value) {
        return value == null ? null : name + " = " + value;
    }

    private static String options(@Nullable String... options) {
        return Stream.of(options).filter(Objects::nonNull).collect(Collectors.joining(",\n    ", "    ", " );\n"));
    }
}
