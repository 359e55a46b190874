package io.restorable.backup.ddl.type;

import io.restorable.backup.catalog.type.CompositeType;
import io.restorable.backup.catalog.type.CompositeType.Attribute;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.pg.Identifiers;
import java.util.stream.Collectors;

/**
 * Writes CREATE TYPE … AS and the comments on its attributes. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c,
 * dumpCompositeType and dumpCompositeTypeColComments.
 */
final class CompositeTypeWriter {

    private CompositeTypeWriter() {}

    static String create(CompositeType type) {
        return type.attributes().stream()
                .map(attribute -> "\n\t" + definition(attribute))
                .collect(Collectors.joining(",", "CREATE TYPE " + TypeWriter.name(type) + " AS (", "\n);\n"));
    }

    private static String definition(Attribute attribute) {
        String definition = Identifiers.quote(attribute.name()) + " " + attribute.type();
        return attribute.collation() == null ? definition : definition + " COLLATE " + attribute.collation();
    }

    static void attributeComments(CompositeType type, CommandTarget target, Definitions definitions) {
        for (Attribute attribute : type.attributes()) {
            var column = new CommandTarget(
                    "COLUMN",
                    target.name() + "." + Identifiers.quote(attribute.name()),
                    target.schema(),
                    target.owner(),
                    type.relation(),
                    target.dumpId());
            definitions.comment(column, attribute.number());
        }
    }
}
