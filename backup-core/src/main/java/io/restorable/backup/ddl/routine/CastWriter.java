package io.restorable.backup.ddl.routine;

import io.restorable.backup.catalog.routine.Cast;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.ObjectNode;

/** Writes casts. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, dumpCast. */
final class CastWriter {

    private CastWriter() {}

    static void define(ObjectNode node, Cast cast, Definitions definitions) {
        String types = "(" + cast.source() + " AS " + cast.target() + ")";
        if (node.includes(Component.DEFINITION)) {
            definitions.add(Definitions.entry(node, "CAST", "CAST " + types, Section.PRE_DATA)
                    .create("CREATE CAST " + types + " " + method(cast) + context(cast) + ";\n")
                    .drop("DROP CAST " + types + ";\n"));
        }
        if (node.includes(Component.COMMENT)) {
            definitions.comment(new CommandTarget("CAST", types, null, "", cast.id(), node.dumpId()), 0);
        }
    }

    private static String method(Cast cast) {
        if (cast.function() != null) {
            return "WITH FUNCTION " + Signatures.qualified(cast.function());
        }
        return cast.throughText() ? "WITH INOUT" : "WITHOUT FUNCTION";
    }

    private static String context(Cast cast) {
        return switch (cast.context()) {
            case EXPLICIT -> "";
            case ASSIGNMENT -> " AS ASSIGNMENT";
            case IMPLICIT -> " AS IMPLICIT";
        };
    }
}
