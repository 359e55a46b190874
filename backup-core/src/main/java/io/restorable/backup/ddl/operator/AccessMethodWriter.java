package io.restorable.backup.ddl.operator;

import io.restorable.backup.catalog.operator.AccessMethod;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.pg.Identifiers;

/** Writes access methods. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, dumpAccessMethod. */
final class AccessMethodWriter {

    private AccessMethodWriter() {}

    static void define(ObjectNode node, AccessMethod method, Definitions definitions) {
        String name = Identifiers.quote(method.name());
        if (node.includes(Component.DEFINITION)) {
            String type = method.forTables() ? "TABLE" : "INDEX";
            definitions.add(Definitions.entry(node, "ACCESS METHOD", method.name(), Section.PRE_DATA)
                    .create("CREATE ACCESS METHOD " + name + " TYPE " + type + " HANDLER " + method.handler() + ";\n")
                    .drop("DROP ACCESS METHOD " + name + ";\n"));
        }
        if (node.includes(Component.COMMENT)) {
            definitions.comment(new CommandTarget("ACCESS METHOD", name, null, "", method.id(), node.dumpId()), 0);
        }
    }
}
