package io.restorable.backup.ddl.relation;

import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.catalog.relation.RelationObjects;
import io.restorable.backup.catalog.relation.table.RelationKind;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.graph.Topic;
import io.restorable.backup.ddl.relation.data.DataDefinition;
import io.restorable.backup.ddl.relation.data.DataNodes;
import io.restorable.backup.ddl.relation.index.ConstraintDefinition;
import io.restorable.backup.ddl.relation.index.IndexDefinition;
import io.restorable.backup.ddl.relation.index.IndexNodes;
import io.restorable.backup.ddl.relation.rule.RuleDefinition;
import io.restorable.backup.ddl.relation.rule.RuleNodes;
import io.restorable.backup.ddl.relation.table.RelationDefinition;
import io.restorable.backup.ddl.relation.table.RelationParts;
import io.restorable.backup.ddl.relation.table.Relations;
import io.restorable.backup.ddl.relation.table.TableNodes;
import io.restorable.backup.ddl.relation.table.TablePartDefinition;
import io.restorable.backup.ddl.selection.Selection;
import java.util.EnumSet;
import java.util.Set;

/** Tables, views, sequences and all that belongs to them. */
public final class RelationTopic implements Topic {

    private final RelationObjects objects;
    private final Selection selection;
    private Relations relations = new Relations();

    /**
     * @param objects the relations of the database
     * @param selection what is asked for
     */
    public RelationTopic(RelationObjects objects, Selection selection) {
        this.objects = objects;
        this.selection = selection;
    }

    @Override
    public Set<NodeKind> kinds() {
        return EnumSet.of(
                NodeKind.TABLE,
                NodeKind.TABLE_ATTACH,
                NodeKind.COLUMN_DEFAULT,
                NodeKind.INDEX,
                NodeKind.INDEX_ATTACH,
                NodeKind.EXTENDED_STATISTICS,
                NodeKind.RULE,
                NodeKind.TRIGGER,
                NodeKind.CONSTRAINT,
                NodeKind.FOREIGN_KEY,
                NodeKind.TABLE_DATA,
                NodeKind.SEQUENCE_SET,
                NodeKind.MATERIALIZED_VIEW_REFRESH,
                NodeKind.POLICY);
    }

    @Override
    public void addNodes(ObjectGraph graph) {
        relations = new TableNodes(objects, selection, graph).add();
        new IndexNodes(objects, relations, graph).add(selection);
        new RuleNodes(objects, relations, graph).add();
    }

    @Override
    public void linkNodes(ObjectGraph graph) {
        new DataNodes(objects, relations, selection, graph).add();
        relations.all().stream()
                .filter(parts -> parts.relation().kind() == RelationKind.COMPOSITE_TYPE)
                .forEach(parts -> linkToType(parts, graph));
    }

    private static void linkToType(RelationParts parts, ObjectGraph graph) {
        ObjectNode type = graph.find(SystemCatalog.PG_TYPE, parts.relation().rowType());
        if (type != null) {
            parts.node().partOf(type);
        }
    }

    @Override
    public void define(ObjectNode node, Definitions definitions) {
        switch (node.kind()) {
            case TABLE_DATA -> DataDefinition.defineRows(node, definitions);
            case SEQUENCE_SET -> DataDefinition.defineSequenceSet(node, definitions);
            case MATERIALIZED_VIEW_REFRESH -> DataDefinition.defineRefresh(node, definitions);
            default -> {
                if (definitions.includesSchema()) {
                    defineSchema(node, definitions);
                }
            }
        }
    }

    private void defineSchema(ObjectNode node, Definitions definitions) {
        switch (node.kind()) {
            case TABLE -> new RelationDefinition(relations, definitions).define(node);
            case TABLE_ATTACH -> TablePartDefinition.defineAttachment(node, definitions);
            case COLUMN_DEFAULT -> TablePartDefinition.defineDefault(node, definitions);
            case INDEX -> IndexDefinition.defineIndex(node, definitions);
            case INDEX_ATTACH -> IndexDefinition.defineAttachment(node, definitions);
            case EXTENDED_STATISTICS -> IndexDefinition.defineStatistics(node, definitions);
            case CONSTRAINT -> new ConstraintDefinition(relations, definitions).define(node);
            case FOREIGN_KEY -> new ConstraintDefinition(relations, definitions).defineForeignKey(node);
            case RULE -> new RuleDefinition(relations, definitions).defineRule(node);
            case TRIGGER -> new RuleDefinition(relations, definitions).defineTrigger(node);
            case POLICY -> new RuleDefinition(relations, definitions).definePolicy(node);
            default -> throw new IllegalArgumentException(node + " is no part of a relation");
        }
    }
}
