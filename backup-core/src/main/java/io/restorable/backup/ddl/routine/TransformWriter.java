package io.restorable.backup.ddl.routine;

import io.restorable.backup.catalog.routine.Transform;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.pg.Identifiers;
import java.util.ArrayList;
import java.util.List;

/** Writes transforms. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, dumpTransform. */
final class TransformWriter {

    private TransformWriter() {}

    static void define(ObjectNode node, Transform transform, Definitions definitions) {
        String name = "FOR " + transform.type() + " LANGUAGE " + Identifiers.quote(transform.language());
        if (node.includes(Component.DEFINITION)) {
            var entry = Definitions.entry(node, "TRANSFORM", "TRANSFORM " + name, Section.PRE_DATA)
                    .create("CREATE TRANSFORM " + name + " (" + String.join(", ", functions(transform)) + ");\n")
                    .drop("DROP TRANSFORM " + name + ";\n");
            node.dependencies().forEach(entry::dependOn);
            definitions.add(entry);
        }
        if (node.includes(Component.COMMENT)) {
            definitions.comment(new CommandTarget("TRANSFORM", name, null, "", transform.id(), node.dumpId()), 0);
        }
    }

    private static List<String> functions(Transform transform) {
        var functions = new ArrayList<String>();
        if (transform.fromSql() != null) {
            functions.add("FROM SQL WITH FUNCTION " + Signatures.qualified(transform.fromSql()));
        }
        if (transform.toSql() != null) {
            functions.add("TO SQL WITH FUNCTION " + Signatures.qualified(transform.toSql()));
        }
        return functions;
    }
}
