package io.restorable.backup.ddl.collation;

import io.restorable.backup.catalog.collation.Conversion;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.Literals;

/** Writes encoding conversions. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, dumpConversion. */
final class ConversionWriter {

    private ConversionWriter() {}

    static void define(ObjectNode node, Conversion conversion, Definitions definitions) {
        if (node.includes(Component.DEFINITION)) {
            String name = Identifiers.qualify(conversion.schema(), conversion.name());
            definitions.add(Definitions.entry(node, "CONVERSION", conversion.name(), Section.PRE_DATA)
                    .schema(conversion.schema())
                    .owner(conversion.owner())
                    .create(create(conversion, name))
                    .drop("DROP CONVERSION " + name + ";\n"));
        }
        if (node.includes(Component.COMMENT)) {
            definitions.comment(CommandTarget.of(node, "CONVERSION", conversion), 0);
        }
    }

    private static String create(Conversion conversion, String name) {
        return "CREATE " + (conversion.isDefault() ? "DEFAULT " : "") + "CONVERSION " + name
                + " FOR " + Literals.quote(conversion.source())
                + " TO " + Literals.quote(conversion.target())
                + " FROM " + conversion.function() + ";\n";
    }
}
