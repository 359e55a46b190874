package io.restorable.backup.ddl.operator;

import io.restorable.backup.catalog.operator.OperandType;
import io.restorable.backup.catalog.operator.Operator;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.QualifiedName;
import org.jspecify.annotations.Nullable;

/** Writes operators. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, dumpOpr. */
final class OperatorWriter {

    private OperatorWriter() {}

    static void define(ObjectNode node, Operator operator, Definitions definitions) {
        if (operator.function() == null) {
            // Announced as the commutator or negator of another one and never made: that one announces it again.
            return;
        }
        String name = operator.name() + " (" + type(operator.left()) + ", " + type(operator.right()) + ")";
        var target = CommandTarget.of(node, "OPERATOR", operator).named(name);
        if (node.includes(Component.DEFINITION)) {
            definitions.add(Definitions.entry(node, "OPERATOR", operator.name(), Section.PRE_DATA)
                    .schema(operator.schema())
                    .owner(operator.owner())
                    .create(create(operator, operator.function()))
                    .drop("DROP OPERATOR " + target.qualifiedName() + ";\n"));
        }
        if (node.includes(Component.COMMENT)) {
            definitions.comment(target, 0);
        }
    }

    private static String type(@Nullable OperandType type) {
        return type == null ? "NONE" : type.sql();
    }

    private static String create(Operator operator, String function) {
        var sql = new StringBuilder("CREATE OPERATOR ");
        sql.append(qualify(operator.schema(), operator.name()));
        sql.append(" (\n    FUNCTION = ").append(withoutArguments(function));
        append(sql, "LEFTARG", operator.left() == null ? null : operator.left().sql());
        append(
                sql,
                "RIGHTARG",
                operator.right() == null ? null : operator.right().sql());
        append(sql, "COMMUTATOR", reference(operator.commutator()));
        append(sql, "NEGATOR", reference(operator.negator()));
        sql.append(operator.merges() ? ",\n    MERGES" : "");
        sql.append(operator.hashes() ? ",\n    HASHES" : "");
        append(sql, "RESTRICT", withoutArguments(operator.restriction()));
        append(sql, "JOIN", withoutArguments(operator.join()));
        return sql.append("\n);\n").toString();
    }

    /** An operator's name is never quoted. */
    private static String qualify(@Nullable String schema, String name) {
        return schema == null ? name : Identifiers.quote(schema) + "." + name;
    }

    private static @Nullable String reference(@Nullable QualifiedName operator) {
        return operator == null ? null : "OPERATOR(" + qualify(operator.schema(), operator.name()) + ")";
    }

    /** What comes before the first parenthesis that is not within double quotes. */
    private static @Nullable String withoutArguments(@Nullable String function) {
        if (function == null) {
            return null;
        }
        boolean quoted = false;
        for (int index = 0; index < function.length(); index++) {
            char character = function.charAt(index);
            if (character == '(' && !quoted) {
                return function.substring(0, index);
            }
            quoted ^= character == '"';
        }
        return function;
    }

    private static void append(StringBuilder sql, String option, @Nullable String value) {
        if (value != null) {
            sql.append(",\n    ").append(option).append(" = ").append(value);
        }
    }
}
