package io.restorable.backup.ddl.relation.index;

import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.relation.RelationObjects;
import io.restorable.backup.catalog.relation.index.ExtendedStatistics;
import io.restorable.backup.catalog.relation.index.ForeignKey;
import io.restorable.backup.catalog.relation.index.Index;
import io.restorable.backup.catalog.relation.index.IndexConstraint;
import io.restorable.backup.catalog.relation.table.RelationKind;
import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.graph.SortKey;
import io.restorable.backup.ddl.relation.index.IndexParts.IndexAttachment;
import io.restorable.backup.ddl.relation.table.RelationParts;
import io.restorable.backup.ddl.relation.table.Relations;
import io.restorable.backup.ddl.selection.Selection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Adds the nodes of indexes, their constraints and attachments, foreign keys and statistics objects. Source: PostgreSQL
 * 18, src/bin/pg_dump: pg_dump.c, getIndexes, getConstraints, getExtendedStatistics; common.c, flagInhIndexes.
 */
public final class IndexNodes {

    private final RelationObjects objects;
    private final Relations relations;
    private final ObjectGraph graph;
    private final Map<Long, IndexParts> indexes = new LinkedHashMap<>();

    /**
     * @param objects the relations of the database
     * @param relations their nodes
     * @param graph where the nodes go
     */
    public IndexNodes(RelationObjects objects, Relations relations, ObjectGraph graph) {
        this.objects = objects;
        this.relations = relations;
        this.graph = graph;
    }

    /** Adds the nodes; called once. */
    public void add(Selection selection) {
        objects.indexes().indexes().forEach(this::addIndex);
        indexes.values().forEach(this::attach);
        objects.indexes().foreignKeys().forEach(this::addForeignKey);
        objects.indexes().statistics().forEach(statistics -> addStatistics(statistics, selection));
    }

    private void addIndex(Index index) {
        RelationParts table = relations.get(index.table());
        var reference = new IndexReference();
        ObjectNode node = graph.add(NodeKind.INDEX, index.id(), index.schema(), index.name(), reference);
        node.request(table.node().requested());
        IndexConstraint constraint = index.constraint();
        ObjectNode constraintNode = constraint == null ? null : addConstraint(constraint, table, reference);
        reference.parts = IndexParts.of(index, table, node, constraintNode);
        indexes.put(index.oid(), reference.parts);
    }

    private ObjectNode addConstraint(IndexConstraint constraint, RelationParts table, IndexReference reference) {
        ObjectNode node =
                graph.add(NodeKind.CONSTRAINT, constraint.id(), constraint.schema(), constraint.name(), reference);
        node.sortKey(SortKey.of(0, table.relation().name()));
        node.request(table.node().requested());
        node.separate();
        return node;
    }

    private void attach(IndexParts part) {
        IndexParts whole = indexes.get(part.index().parent());
        if (whole == null) {
            return;
        }
        part.node().partOf(whole.node());
        if (part.table().relation().partition()) {
            var attachment = new AttachedIndex(whole, part);
            ObjectNode node = graph.add(
                    NodeKind.INDEX_ATTACH,
                    CatalogId.NONE,
                    part.index().schema(),
                    part.index().name(),
                    attachment);
            node.dependOn(part.node());
            node.dependOn(whole.node());
            // The tables matter to a parallel restore only: nothing else may work on them meanwhile.
            node.dependOn(part.table().node());
            node.dependOn(whole.table().node());
            whole.attachments().add(new IndexAttachment(node, part));
        }
    }

    private void addForeignKey(ForeignKey foreignKey) {
        RelationParts table = relations.get(foreignKey.table());
        if (!table.isDefined()) {
            return;
        }
        ObjectNode node = graph.add(NodeKind.FOREIGN_KEY, foreignKey);
        node.sortKey(SortKey.of(0, table.relation().name()));
        node.separate();
        RelationParts referenced = relations.find(foreignKey.referenced());
        IndexParts key = indexes.get(foreignKey.referencedIndex());
        boolean partitioned = referenced != null && referenced.relation().kind() == RelationKind.PARTITIONED_TABLE;
        if (partitioned && key != null) {
            dependOnAttachments(node, key);
        }
    }

    /** A key of a partitioned table can be referenced only once all partitions' indexes have joined it. */
    private static void dependOnAttachments(ObjectNode foreignKey, IndexParts key) {
        for (IndexAttachment attachment : key.attachments()) {
            foreignKey.dependOn(attachment.node());
            dependOnAttachments(foreignKey, attachment.part());
        }
    }

    private void addStatistics(ExtendedStatistics statistics, Selection selection) {
        RelationParts table = relations.find(statistics.table());
        ObjectNode node = graph.add(NodeKind.EXTENDED_STATISTICS, statistics);
        selection.selectStatistics(node, table == null ? null : table.node());
    }

    /** What a partition's index joins. */
    record AttachedIndex(IndexParts whole, IndexParts part) {}

    /** Known to nodes before the index and its constraint know each other. */
    static final class IndexReference {

        private @Nullable IndexParts parts;

        IndexParts parts() {
            if (parts == null) {
                throw new IllegalStateException("the index's nodes are not complete");
            }
            return parts;
        }
    }
}
