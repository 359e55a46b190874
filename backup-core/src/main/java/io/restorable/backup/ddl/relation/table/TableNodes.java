package io.restorable.backup.ddl.relation.table;

import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.relation.RelationObjects;
import io.restorable.backup.catalog.relation.column.Column;
import io.restorable.backup.catalog.relation.column.ColumnDefault;
import io.restorable.backup.catalog.relation.table.OwningColumn;
import io.restorable.backup.catalog.relation.table.Relation;
import io.restorable.backup.catalog.relation.table.RelationKind;
import io.restorable.backup.catalog.relation.table.RelationSet;
import io.restorable.backup.catalog.relation.table.TableConstraint;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.graph.SortKey;
import io.restorable.backup.ddl.selection.Selection;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Adds the nodes of relations, their defaults, constraints and attachments to partitioned tables. Source: PostgreSQL
 * 18, src/bin/pg_dump: pg_dump.c, getTables, getOwnedSeqs, getTableAttrs; common.c, flagInhTables.
 */
public final class TableNodes {

    private final RelationObjects objects;
    private final Selection selection;
    private final ObjectGraph graph;
    private final Relations relations = new Relations();

    /**
     * @param objects the relations of the database
     * @param selection what is asked for
     * @param graph where the nodes go
     */
    public TableNodes(RelationObjects objects, Selection selection, ObjectGraph graph) {
        this.objects = objects;
        this.selection = selection;
        this.graph = graph;
    }

    /** Adds the nodes; called once. */
    public Relations add() {
        addRelations();
        relations.all().forEach(this::followOwner);
        linkParents();
        objects.columns().defaults().forEach(this::addDefault);
        objects.tables().constraints().forEach(this::addConstraint);
        var inheritance = new ColumnInheritance(graph);
        relations.all().stream().filter(parts -> isDetailed(parts.relation())).forEach(inheritance::settle);
        return relations;
    }

    private boolean isDetailed(Relation relation) {
        return objects.relations().isDetailed(relation.oid());
    }

    private void addRelations() {
        RelationSet set = objects.relations();
        Map<Long, RelationFacts> facts = RelationFacts.of(objects);
        for (Relation relation : set.relations()) {
            RelationFacts known = facts.get(relation.oid());
            if (known != null) {
                relations.add(new RelationParts(relation, addRelation(relation, known), known));
            }
        }
    }

    private ObjectNode addRelation(Relation relation, RelationFacts facts) {
        ObjectNode node = graph.add(NodeKind.TABLE, relation);
        node.relationKind(relation.kind().letter());
        node.provide(Component.DATA);
        if (relation.privileges().isSet() || !facts.columnPrivileges().isEmpty()) {
            node.provide(Component.PRIVILEGES);
        }
        if (relation.kind() == RelationKind.COMPOSITE_TYPE) {
            node.request(Set.of());
        } else {
            selection.selectTable(node);
        }
        return node;
    }

    /** A sequence that belongs to a column goes where its table goes. */
    private void followOwner(RelationParts sequence) {
        OwningColumn owner = sequence.relation().ownedBy();
        if (owner == null) {
            return;
        }
        Set<Component> asked = relations.get(owner.table()).node().requested();
        if (owner.identity()) {
            sequence.node().request(asked);
        } else {
            var both = EnumSet.noneOf(Component.class);
            both.addAll(sequence.node().requested());
            both.addAll(asked);
            sequence.node().request(both);
        }
    }

    private void linkParents() {
        objects.tables().inheritances().forEach(inheritance -> {
            RelationParts child = relations.find(inheritance.child());
            if (child != null) {
                child.addParent(relations.get(inheritance.parent()));
            }
        });
        relations.all().stream()
                .filter(parts -> parts.relation().partition() && parts.isDefined())
                .forEach(this::addAttachment);
    }

    private void addAttachment(RelationParts partition) {
        Relation relation = partition.relation();
        ObjectNode node =
                graph.add(NodeKind.TABLE_ATTACH, CatalogId.NONE, relation.schema(), relation.name(), partition);
        node.dependOn(partition.node());
        node.dependOn(partition.parents().get(0).node());
    }

    private void addDefault(ColumnDefault columnDefault) {
        RelationParts parts = relations.get(columnDefault.relation());
        Column column = parts.column(columnDefault.column());
        if (column.dropped()) {
            return;
        }
        ObjectNode node = addDefaultNode(graph, columnDefault.id(), parts, column, columnDefault.expression());
        boolean ownStatement = parts.relation().kind() == RelationKind.VIEW || !parts.lists(column);
        if (ownStatement && !column.isGenerated()) {
            node.separate();
        } else {
            parts.node().dependOn(node);
        }
    }

    static ObjectNode addDefaultNode(
            ObjectGraph graph, CatalogId id, RelationParts parts, Column column, String expression) {
        Relation relation = parts.relation();
        var subject = new DefaultPart(relation, column, expression);
        ObjectNode node = graph.add(NodeKind.COLUMN_DEFAULT, id, relation.schema(), relation.name(), subject);
        node.sortKey(SortKey.of(column.number()));
        node.partOf(parts.node());
        node.request(parts.node().requested());
        parts.addDefault(column, node);
        return node;
    }

    private void addConstraint(TableConstraint constraint) {
        RelationParts parts = relations.get(constraint.table());
        ObjectNode node = graph.add(NodeKind.CONSTRAINT, constraint);
        node.sortKey(SortKey.of(0, parts.relation().name()));
        node.request(parts.node().requested());
        parts.addConstraint(node);
        if (!constraint.notNull()) {
            node.partOf(parts.node());
        }
        if (constraint.notNull() || !constraint.validated()) {
            node.separate();
        } else {
            parts.node().dependOn(node);
        }
    }
}
