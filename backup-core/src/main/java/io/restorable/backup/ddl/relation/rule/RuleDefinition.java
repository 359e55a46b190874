package io.restorable.backup.ddl.relation.rule;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.relation.rule.Policy;
import io.restorable.backup.catalog.relation.rule.Rule;
import io.restorable.backup.catalog.relation.rule.Trigger;
import io.restorable.backup.catalog.relation.table.RelationKind;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.relation.table.RelationParts;
import io.restorable.backup.ddl.relation.table.Relations;
import io.restorable.backup.ddl.relation.table.ViewText;
import io.restorable.backup.pg.Identifiers;
import org.jspecify.annotations.Nullable;

/**
 * Writes the entries of triggers, rules, policies and row security. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c,
 * dumpTrigger, dumpRule and dumpPolicy.
 */
public final class RuleDefinition {

    private final Relations relations;
    private final Definitions definitions;

    /** Writes to {@code definitions}. */
    public RuleDefinition(Relations relations, Definitions definitions) {
        this.relations = relations;
        this.definitions = definitions;
    }

    /** Writes the entries of a trigger's node. */
    public void defineTrigger(ObjectNode node) {
        var trigger = node.subject(Trigger.class);
        RelationParts table = relations.get(trigger.table());
        String onTable = Identifiers.quote(trigger.name()) + " ON " + table.sqlName();
        // A partition's copy comes with its table's trigger; what differs is its state only.
        String create = trigger.inherited()
                ? triggerState(trigger, table)
                : trigger.definition() + ";\n" + node.extensionCommands("TRIGGER", onTable)
                        + (trigger.enabled() == 'O' ? "" : triggerState(trigger, table));
        String drop = trigger.inherited() ? "" : "DROP TRIGGER " + onTable + ";\n";
        write(node, table, trigger, "TRIGGER", create, drop);
    }

    /** Writes the entries of a rule's node; a view's query has none unless the view was created empty. */
    public void defineRule(ObjectNode node) {
        if (!node.isSeparate()) {
            return;
        }
        var rule = node.subject(Rule.class);
        RelationParts relation = relations.get(rule.relation());
        String replaceView = "CREATE OR REPLACE VIEW " + relation.sqlName();
        String create = rule.viewQuery() ? replaceView + ViewText.complete(relation) : rule.definition() + "\n";
        String drop = rule.viewQuery()
                ? replaceView + ViewText.empty(relation)
                : "DROP RULE " + Identifiers.quote(rule.name()) + " ON " + relation.sqlName() + ";\n";
        write(node, relation, rule, "RULE", create + ruleState(rule, relation), drop);
    }

    /** Writes the entries of the node of a policy, or of row security being enabled. */
    public void definePolicy(ObjectNode node) {
        if (node.subject(Object.class) instanceof RelationParts table) {
            defineRowSecurity(node, table);
        } else {
            var policy = node.subject(Policy.class);
            RelationParts table = relations.get(policy.table());
            String name = Identifiers.quote(policy.name()) + " ON " + table.sqlName();
            String create = "CREATE POLICY " + name + (policy.permissive() ? "" : " AS RESTRICTIVE")
                    + command(policy.command()) + optional(" TO ", policy.roles(), "")
                    + optional(" USING (", policy.using(), ")")
                    + optional(" WITH CHECK (", policy.withCheck(), ")") + ";\n";
            write(node, table, policy, "POLICY", create, "DROP POLICY " + name + ";\n");
        }
    }

    private void defineRowSecurity(ObjectNode node, RelationParts table) {
        definitions.add(Definitions.entry(node, "ROW SECURITY", table.relation().name(), Section.POST_DATA)
                .schema(table.relation().schema())
                .owner(table.relation().owner())
                .create("ALTER TABLE " + table.sqlName() + " ENABLE ROW LEVEL SECURITY;")
                .dependOn(table.node().dumpId()));
    }

    private void write(
            ObjectNode node, RelationParts table, DatabaseObject object, String kind, String create, String drop) {
        String tableName = table.relation().name();
        if (node.includes(Component.DEFINITION)) {
            definitions.add(Definitions.entry(node, kind, tableName + " " + object.name(), Section.POST_DATA)
                    .schema(table.relation().schema())
                    .owner(table.relation().owner())
                    .create(create)
                    .drop(drop));
        }
        if (node.includes(Component.COMMENT)) {
            String type = kind + " " + Identifiers.quote(object.name()) + " ON";
            definitions.comment(CommandTarget.of(node, type, object).named(Identifiers.quote(tableName)), 0);
        }
    }

    private static String triggerState(Trigger trigger, RelationParts table) {
        String state = switch (trigger.enabled()) {
            case 'D' -> "DISABLE";
            case 'A' -> "ENABLE ALWAYS";
            case 'R' -> "ENABLE REPLICA";
            default -> "ENABLE";
        };
        String foreign = table.relation().kind() == RelationKind.FOREIGN_TABLE ? "FOREIGN " : "";
        return "\nALTER " + foreign + "TABLE " + table.sqlName() + " " + state + " TRIGGER "
                + Identifiers.quote(trigger.name()) + ";\n";
    }

    private static String ruleState(Rule rule, RelationParts relation) {
        String state = switch (rule.enabled()) {
            case 'D' -> "DISABLE";
            case 'A' -> "ENABLE ALWAYS";
            case 'R' -> "ENABLE REPLICA";
            default -> "";
        };
        return state.isEmpty()
                ? ""
                : "ALTER TABLE " + relation.sqlName() + " " + state + " RULE " + Identifiers.quote(rule.name()) + ";\n";
    }

    private static String command(char letter) {
        return switch (letter) {
            case '*' -> "";
            case 'r' -> " FOR SELECT";
            case 'a' -> " FOR INSERT";
            case 'w' -> " FOR UPDATE";
            case 'd' -> " FOR DELETE";
            default -> throw new IllegalArgumentException("polcmd '" + letter + "' is not known");
        };
    }

    private static String optional(String before, @Nullable String text, String after) {
        return text == null ? "" : before + text + after;
    }
}
