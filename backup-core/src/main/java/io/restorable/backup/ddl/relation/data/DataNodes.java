package io.restorable.backup.ddl.relation.data;

import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.relation.RelationObjects;
import io.restorable.backup.catalog.relation.index.ForeignKey;
import io.restorable.backup.catalog.relation.rule.RefreshDependency;
import io.restorable.backup.catalog.relation.table.Relation;
import io.restorable.backup.catalog.relation.table.RelationKind;
import io.restorable.backup.catalog.schema.ExtensionRecord;
import io.restorable.backup.catalog.schema.ExtensionRecord.ConfigurationTable;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.relation.table.RelationParts;
import io.restorable.backup.ddl.relation.table.Relations;
import io.restorable.backup.ddl.selection.Selection;
import io.restorable.backup.error.RefusedException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Adds the nodes of tables' rows, sequences' values and materialized views' refreshes. Source: PostgreSQL 18,
 * src/bin/pg_dump/pg_dump.c, getTableData, makeTableDataInfo, processExtensionTables, buildMatViewRefreshDependencies
 * and getTableDataFKConstraints.
 */
public final class DataNodes {

    private final RelationObjects objects;
    private final Relations relations;
    private final Selection selection;
    private final ObjectGraph graph;

    /**
     * @param objects the relations of the database
     * @param relations their nodes
     * @param selection what is asked for
     * @param graph where the nodes go; the extensions' nodes are there
     */
    public DataNodes(RelationObjects objects, Relations relations, Selection selection, ObjectGraph graph) {
        this.objects = objects;
        this.relations = relations;
        this.selection = selection;
        this.graph = graph;
    }

    /**
     * Adds the nodes; called once, when the nodes of all extensions are there.
     *
     * @throws RefusedException if the value of a sequence is asked for and may not be read
     */
    public void add() {
        Set<Long> configuration = addConfigurationTables();
        orderByForeignKeys(key -> configuration.contains(key.table()) && configuration.contains(key.referenced()));
        if (selection.scope().includesData()) {
            relations.all().stream()
                    .filter(parts -> parts.node().requested().contains(Component.DATA))
                    .forEach(parts -> addData(parts, null));
            refuseUnreadableSequences();
            orderRefreshes();
            if (!selection.scope().includesSchema()) {
                // With the schema, foreign keys are made after the rows are there.
                orderByForeignKeys(key -> true);
            }
        }
    }

    /** Rows of configuration tables count as schema: the extension's own rows come back with the extension. */
    private Set<Long> addConfigurationTables() {
        var added = new HashSet<Long>();
        for (ObjectNode node : List.copyOf(graph.nodes())) {
            if (node.kind() == NodeKind.EXTENSION) {
                var extension = node.subject(ExtensionRecord.class);
                extension.configurationTables().forEach(table -> addConfigurationTable(extension, table, added));
            }
        }
        return added;
    }

    private void addConfigurationTable(ExtensionRecord extension, ConfigurationTable table, Set<Long> added) {
        RelationParts parts = relations.find(table.tableOid());
        if (parts != null && keepsRows(extension, parts)) {
            addData(parts, table.condition().isEmpty() ? null : table.condition());
            added.add(table.tableOid());
        }
    }

    private boolean keepsRows(ExtensionRecord extension, RelationParts parts) {
        return selection.keepsRowsOf(extension, parts.relation().oid(), schemaOf(parts.relation()));
    }

    private ObjectNode schemaOf(Relation relation) {
        return graph.nodes().stream()
                .filter(node -> node.kind() == NodeKind.NAMESPACE && node.name().equals(relation.schema()))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("schema " + relation.schema() + " has no node"));
    }

    private void addData(RelationParts parts, @Nullable String condition) {
        Relation relation = parts.relation();
        NodeKind kind = dataKind(relation);
        boolean excluded = selection.matches().excludedTableData().contains(relation.oid());
        if (kind == null || excluded || parts.data() != null) {
            return;
        }
        var rows = new RelationRows(parts, condition);
        // Catalog 0: nothing in pg_depend is about the rows.
        ObjectNode node = graph.add(kind, new CatalogId(0, relation.oid()), relation.schema(), relation.name(), rows);
        node.provide(Component.DATA);
        node.dependOn(parts.node());
        parts.data(node);
    }

    private static @Nullable NodeKind dataKind(Relation relation) {
        return switch (relation.kind()) {
            case TABLE -> NodeKind.TABLE_DATA;
            case SEQUENCE -> NodeKind.SEQUENCE_SET;
            case MATERIALIZED_VIEW -> NodeKind.MATERIALIZED_VIEW_REFRESH;
            case PARTITIONED_TABLE, FOREIGN_TABLE, VIEW, COMPOSITE_TYPE -> null;
        };
    }

    private void orderRefreshes() {
        for (RefreshDependency dependency : objects.rules().refreshes()) {
            ObjectNode refresh = dataOf(dependency.view());
            ObjectNode earlier = dataOf(dependency.source());
            if (refresh != null && earlier != null) {
                refresh.dependOn(earlier);
                if (!relations.get(dependency.source()).relation().populated()) {
                    refresh.subject(RelationRows.class).leaveEmpty();
                }
            }
        }
    }

    private void orderByForeignKeys(Predicate<ForeignKey> relevant) {
        for (ForeignKey key : objects.indexes().foreignKeys()) {
            ObjectNode rows = dataOf(key.table());
            ObjectNode referenced = dataOf(key.referenced());
            if (rows != null && referenced != null && relevant.test(key)) {
                rows.dependOn(referenced);
            }
        }
    }

    private @Nullable ObjectNode dataOf(long relation) {
        RelationParts parts = relations.find(relation);
        return parts == null ? null : parts.data();
    }

    /** To leave one out would restart it at 1 after a restore, and pg_dump 18.1 did so. */
    private void refuseUnreadableSequences() {
        List<String> unreadable = relations.all().stream()
                .filter(parts -> parts.data() != null && parts.relation().kind() == RelationKind.SEQUENCE)
                .filter(parts -> parts.facts().value() == null)
                .map(RelationParts::sqlName)
                .toList();
        if (!unreadable.isEmpty()) {
            throw new RefusedException(
                    "The role may not read the values of " + unreadable.size() + " sequences: "
                            + String.join(", ", unreadable) + ".",
                    "Grant SELECT on them to the role, or leave their tables out.");
        }
    }
}
