package io.restorable.backup.ddl.relation.rule;

import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.relation.RelationObjects;
import io.restorable.backup.catalog.relation.rule.Policy;
import io.restorable.backup.catalog.relation.rule.Rule;
import io.restorable.backup.catalog.relation.rule.Trigger;
import io.restorable.backup.catalog.relation.table.Relation;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.graph.SortKey;
import io.restorable.backup.ddl.relation.table.RelationParts;
import io.restorable.backup.ddl.relation.table.Relations;

/**
 * Adds the nodes of triggers, rules, policies and row security. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c,
 * getTriggers, getRules and getPolicies.
 */
public final class RuleNodes {

    private final RelationObjects objects;
    private final Relations relations;
    private final ObjectGraph graph;

    /**
     * @param objects the relations of the database
     * @param relations their nodes
     * @param graph where the nodes go
     */
    public RuleNodes(RelationObjects objects, Relations relations, ObjectGraph graph) {
        this.objects = objects;
        this.relations = relations;
        this.graph = graph;
    }

    /** Adds the nodes; called once. */
    public void add() {
        objects.rules().triggers().forEach(this::addTrigger);
        objects.rules().rules().forEach(this::addRule);
        relations.all().forEach(this::addRowSecurity);
        objects.rules().policies().forEach(this::addPolicy);
    }

    private void addTrigger(Trigger trigger) {
        RelationParts table = relations.get(trigger.table());
        if (table.isDefined()) {
            graph.add(NodeKind.TRIGGER, trigger).sortKey(key(table));
        }
    }

    private void addRule(Rule rule) {
        RelationParts parts = relations.get(rule.relation());
        ObjectNode node = graph.add(NodeKind.RULE, rule);
        node.sortKey(key(parts));
        node.request(parts.node().requested());
        if (rule.viewQuery() && parts.relation().kind().isView()) {
            // Sorted before its view, so that what the query needs comes before the view.
            node.partOf(parts.node());
            parts.node().dependOn(node);
        } else {
            node.separate();
            node.dependOn(parts.node());
        }
    }

    private void addRowSecurity(RelationParts parts) {
        Relation relation = parts.relation();
        if (relation.rowSecurity() && hasPolicies(parts)) {
            parts.node().provide(Component.POLICY);
            var id = new CatalogId(0, relation.oid());
            graph.add(NodeKind.POLICY, id, relation.schema(), relation.name(), parts)
                    .sortKey(key(parts));
        }
    }

    private void addPolicy(Policy policy) {
        RelationParts table = relations.get(policy.table());
        if (hasPolicies(table)) {
            table.node().provide(Component.POLICY);
            graph.add(NodeKind.POLICY, policy).sortKey(key(table));
        }
    }

    private static boolean hasPolicies(RelationParts parts) {
        return parts.relation().kind().isTable() && parts.node().requested().contains(Component.POLICY);
    }

    private static SortKey key(RelationParts parts) {
        return SortKey.of(0, parts.relation().name());
    }
}
