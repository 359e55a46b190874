package io.restorable.backup.ddl.collation;

import io.restorable.backup.catalog.collation.Collation;
import io.restorable.backup.catalog.collation.CollationObjects;
import io.restorable.backup.catalog.collation.Conversion;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.graph.SortKey;
import io.restorable.backup.ddl.graph.Topic;
import io.restorable.backup.ddl.selection.Selection;
import java.util.Set;

/**
 * Collations and encoding conversions. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, getCollations and
 * getConversions.
 */
public final class CollationTopic implements Topic {

    private final CollationObjects objects;
    private final Selection selection;

    /**
     * @param objects the collations and conversions of the database
     * @param selection what is asked for
     */
    public CollationTopic(CollationObjects objects, Selection selection) {
        this.objects = objects;
        this.selection = selection;
    }

    @Override
    public Set<NodeKind> kinds() {
        return Set.of(NodeKind.COLLATION, NodeKind.CONVERSION);
    }

    @Override
    public void addNodes(ObjectGraph graph) {
        for (Collation collation : objects.collations()) {
            var node = graph.add(NodeKind.COLLATION, collation);
            selection.select(node);
            node.sortKey(SortKey.of(collation.encoding()));
        }
        objects.conversions().forEach(conversion -> selection.select(graph.add(NodeKind.CONVERSION, conversion)));
    }

    @Override
    public void linkNodes(ObjectGraph graph) {
        // pg_depend holds all that collations and conversions need.
    }

    @Override
    public void define(ObjectNode node, Definitions definitions) {
        if (node.kind() == NodeKind.COLLATION) {
            CollationWriter.define(node, node.subject(Collation.class), definitions);
        } else {
            ConversionWriter.define(node, node.subject(Conversion.class), definitions);
        }
    }
}
