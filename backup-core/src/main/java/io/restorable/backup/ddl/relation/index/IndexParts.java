package io.restorable.backup.ddl.relation.index;

import io.restorable.backup.catalog.relation.index.Index;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.relation.table.RelationParts;
import io.restorable.backup.pg.Identifiers;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An index with its nodes.
 *
 * @param index the row of pg_index
 * @param table the table it is on
 * @param node the index's node
 * @param constraint the node of the constraint that it keeps, or {@code null}
 * @param attachments the nodes that make partitions' indexes part of this one; grows until the graph is complete
 */
record IndexParts(
        Index index,
        RelationParts table,
        ObjectNode node,
        @Nullable ObjectNode constraint,
        List<IndexAttachment> attachments) {

    static IndexParts of(Index index, RelationParts table, ObjectNode node, @Nullable ObjectNode constraint) {
        return new IndexParts(index, table, node, constraint, new ArrayList<>(0));
    }

    /** The index's name as SQL, with its schema. */
    String sqlName() {
        return Identifiers.qualify(index.schema(), index.name());
    }

    /** An index of a partition that is a part of this one, and the node that says so. */
    record IndexAttachment(ObjectNode node, IndexParts part) {}
}
