package io.restorable.backup.ddl;

import io.restorable.backup.catalog.Catalog;
import io.restorable.backup.catalog.object.Annotations;
import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.object.Dependency;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.graph.Topic;
import java.util.List;
import java.util.Set;

/**
 * Builds the graph of all objects: nodes by the topics, then what the catalogs say of objects of every kind. Source:
 * PostgreSQL 18, src/bin/pg_dump: common.c, getSchemaData; pg_dump.c, getAdditionalACLs, collectComments,
 * collectSecLabels, getDependencies, addBoundaryDependencies.
 */
final class GraphBuilder {

    private final Catalog catalog;
    private final ObjectGraph graph = new ObjectGraph();

    GraphBuilder(Catalog catalog) {
        this.catalog = catalog;
    }

    /** The graph so far. */
    ObjectGraph graph() {
        return graph;
    }

    /** Adds all nodes and all they depend on but the boundaries. */
    void build(List<Topic> topics) {
        topics.forEach(topic -> topic.addNodes(graph));
        catalog.outline().schemas().members().forEach(this::addMembership);
        topics.forEach(topic -> topic.linkNodes(graph));
        addAnnotations(catalog.annotations());
        catalog.dependencies().forEach(this::addDependency);
    }

    private void addMembership(CatalogId member, long extension) {
        ObjectNode node = graph.find(member);
        ObjectNode owner = graph.find(SystemCatalog.PG_EXTENSION, extension);
        if (node != null && owner != null) {
            node.dependOn(owner);
        }
    }

    private void addAnnotations(Annotations annotations) {
        for (CatalogId id : annotations.comments().objects()) {
            var comments = annotations.comments().all(id);
            provide(id, Component.COMMENT, comments.firstKey() == 0, comments.lastKey() > 0);
        }
        for (CatalogId id : annotations.labels().objects()) {
            var labels = annotations.labels().all(id);
            boolean onObject = labels.stream().anyMatch(label -> label.subId() == 0);
            boolean onColumn = labels.stream().anyMatch(label -> label.subId() != 0);
            provide(id, Component.SECURITY_LABEL, onObject, onColumn);
        }
        for (CatalogId id : annotations.initialPrivileges().objectsWithColumns()) {
            ObjectNode node = graph.find(id);
            if (node != null && node.kind() == NodeKind.TABLE) {
                node.provide(Component.PRIVILEGES);
            }
        }
    }

    /** What hangs on the columns of a composite type hangs on its row in pg_class, but is defined with the type. */
    private void provide(CatalogId id, Component component, boolean onObject, boolean onColumn) {
        ObjectNode node = graph.find(id);
        if (node == null) {
            return;
        }
        ObjectNode type = node.kind() == NodeKind.TABLE ? node.owner() : null;
        if (type != null && onColumn) {
            type.provide(component);
        }
        if (type == null || onObject) {
            node.provide(component);
        }
    }

    private void addDependency(Dependency dependency) {
        ObjectNode dependent = graph.find(dependency.dependent());
        ObjectNode referenced = graph.find(dependency.referenced());
        if (dependent == null || referenced == null) {
            return;
        }
        if (dependency.type() == 'x') {
            dependent.dependOnExtension(referenced.name());
        }
        // A composite type owns its row in pg_class; made are they in the other order.
        boolean columnsOfType =
                dependency.type() == 'i' && dependent.kind() == NodeKind.TABLE && referenced.kind() == NodeKind.TYPE;
        if (columnsOfType) {
            referenced.dependOn(dependent);
        } else {
            dependent.dependOn(referenced);
        }
    }

    /** Adds the two nodes that part definitions before the data, data, and definitions behind it. */
    Boundaries addBoundaries() {
        List<ObjectNode> objects = List.copyOf(graph.nodes());
        var boundaries = new Boundaries(
                graph.add(NodeKind.PRE_DATA_BOUNDARY, CatalogId.NONE, null, "PRE-DATA BOUNDARY", NodeKind.class),
                graph.add(NodeKind.POST_DATA_BOUNDARY, CatalogId.NONE, null, "POST-DATA BOUNDARY", NodeKind.class));
        boundaries.postData.dependOn(boundaries.preData);
        objects.forEach(boundaries::confine);
        return boundaries;
    }

    /** The nodes between the sections of an archive. */
    record Boundaries(ObjectNode preData, ObjectNode postData) {

        private static final Set<NodeKind> DATA =
                Set.of(NodeKind.TABLE_DATA, NodeKind.SEQUENCE_SET, NodeKind.LARGE_OBJECT, NodeKind.LARGE_OBJECT_DATA);

        /** Defined within their owners unless something parts them; then behind the data. */
        private static final Set<NodeKind> PARTS =
                Set.of(NodeKind.RULE, NodeKind.DOMAIN_CONSTRAINT, NodeKind.CONSTRAINT, NodeKind.FOREIGN_KEY);

        private static final Set<NodeKind> POST_DATA = Set.of(
                NodeKind.INDEX,
                NodeKind.INDEX_ATTACH,
                NodeKind.EXTENDED_STATISTICS,
                NodeKind.MATERIALIZED_VIEW_REFRESH,
                NodeKind.TRIGGER,
                NodeKind.EVENT_TRIGGER,
                NodeKind.DEFAULT_PRIVILEGES,
                NodeKind.POLICY,
                NodeKind.PUBLICATION,
                NodeKind.PUBLICATION_TABLE,
                NodeKind.PUBLICATION_SCHEMA,
                NodeKind.SUBSCRIPTION);

        private void confine(ObjectNode node) {
            boolean statistics = node.kind() == NodeKind.RELATION_STATISTICS;
            if (DATA.contains(node.kind()) || (statistics && !node.isPostponed())) {
                node.dependOn(preData);
                postData.dependOn(node);
            } else if (POST_DATA.contains(node.kind())
                    || statistics
                    || (PARTS.contains(node.kind()) && node.isSeparate())) {
                node.dependOn(postData);
            } else if (!PARTS.contains(node.kind())) {
                preData.dependOn(node);
            }
        }
    }
}
