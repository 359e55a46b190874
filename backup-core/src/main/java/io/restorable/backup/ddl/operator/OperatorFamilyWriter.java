package io.restorable.backup.ddl.operator;

import io.restorable.backup.catalog.operator.OperatorFamily;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.pg.Identifiers;

/** Writes operator families and their loose members. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, dumpOpfamily. */
final class OperatorFamilyWriter {

    private OperatorFamilyWriter() {}

    static void define(ObjectNode node, OperatorFamily family, Definitions definitions) {
        var target = CommandTarget.of(node, "OPERATOR FAMILY", family)
                .named(Identifiers.quote(family.name()) + " USING " + Identifiers.quote(family.accessMethod()));
        if (node.includes(Component.DEFINITION)) {
            definitions.add(Definitions.entry(node, "OPERATOR FAMILY", family.name(), Section.PRE_DATA)
                    .schema(family.schema())
                    .owner(family.owner())
                    .create(create(family, target.qualifiedName()))
                    .drop("DROP OPERATOR FAMILY " + target.qualifiedName() + ";\n"));
        }
        if (node.includes(Component.COMMENT)) {
            definitions.comment(target, 0);
        }
    }

    private static String create(OperatorFamily family, String name) {
        String create = "CREATE OPERATOR FAMILY " + name + ";\n";
        if (family.members().isEmpty()) {
            return create;
        }
        String members = String.join(FamilyMemberClauses.SEPARATOR, FamilyMemberClauses.of(family.members()));
        return create + "ALTER OPERATOR FAMILY " + name + " ADD\n    " + members + ";\n";
    }
}
