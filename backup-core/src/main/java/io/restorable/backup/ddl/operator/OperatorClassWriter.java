package io.restorable.backup.ddl.operator;

import io.restorable.backup.catalog.operator.OperatorClass;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.pg.Identifiers;
import java.util.ArrayList;

/** Writes operator classes. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, dumpOpclass. */
final class OperatorClassWriter {

    private OperatorClassWriter() {}

    static void define(ObjectNode node, OperatorClass operatorClass, Definitions definitions) {
        String using = " USING " + Identifiers.quote(operatorClass.accessMethod());
        var target = CommandTarget.of(node, "OPERATOR CLASS", operatorClass)
                .named(Identifiers.quote(operatorClass.name()) + using);
        if (node.includes(Component.DEFINITION)) {
            definitions.add(Definitions.entry(node, "OPERATOR CLASS", operatorClass.name(), Section.PRE_DATA)
                    .schema(operatorClass.schema())
                    .owner(operatorClass.owner())
                    .create(create(operatorClass, using))
                    .drop("DROP OPERATOR CLASS " + target.qualifiedName() + ";\n"));
        }
        if (node.includes(Component.COMMENT)) {
            definitions.comment(target, 0);
        }
    }

    private static String create(OperatorClass operatorClass, String using) {
        var sql = new StringBuilder("CREATE OPERATOR CLASS ");
        sql.append(Identifiers.qualify(operatorClass.schema(), operatorClass.name()))
                .append("\n    ");
        sql.append(operatorClass.isDefault() ? "DEFAULT " : "");
        sql.append("FOR TYPE ").append(operatorClass.inputType()).append(using);
        if (operatorClass.family() != null) {
            sql.append(" FAMILY ").append(operatorClass.family());
        }
        return sql.append(" AS\n    ")
                .append(members(operatorClass))
                .append(";\n")
                .toString();
    }

    private static String members(OperatorClass operatorClass) {
        var clauses = new ArrayList<String>();
        if (operatorClass.storedType() != null) {
            clauses.add("STORAGE " + operatorClass.storedType());
        }
        clauses.addAll(FamilyMemberClauses.of(operatorClass.members()));
        if (clauses.isEmpty()) {
            // The command wants at least one clause; the stored type is the input type anyway.
            clauses.add("STORAGE " + operatorClass.inputType());
        }
        return String.join(FamilyMemberClauses.SEPARATOR, clauses);
    }
}
