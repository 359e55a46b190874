package io.restorable.backup.ddl.type;

import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.catalog.type.BaseType;
import io.restorable.backup.catalog.type.CompositeType;
import io.restorable.backup.catalog.type.Domain;
import io.restorable.backup.catalog.type.DomainConstraint;
import io.restorable.backup.catalog.type.ImpliedType;
import io.restorable.backup.catalog.type.RangeType;
import io.restorable.backup.catalog.type.TypeObject;
import io.restorable.backup.catalog.type.TypeObjects;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.graph.SortKey;
import io.restorable.backup.ddl.graph.Topic;
import io.restorable.backup.ddl.selection.Selection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Data types of every kind with their shells and the constraints of domains. Source: PostgreSQL 18,
 * src/bin/pg_dump/pg_dump.c, getTypes, selectDumpableType, getDomainConstraints.
 */
public final class TypeTopic implements Topic {

    private final TypeObjects objects;
    private final Selection selection;
    private final Map<CatalogId, ObjectNode> constraintNodes = new HashMap<>();

    /**
     * @param objects the types of the database
     * @param selection what is asked for
     */
    public TypeTopic(TypeObjects objects, Selection selection) {
        this.objects = objects;
        this.selection = selection;
    }

    @Override
    public Set<NodeKind> kinds() {
        return Set.of(NodeKind.TYPE, NodeKind.SHELL_TYPE, NodeKind.IMPLIED_TYPE, NodeKind.DOMAIN_CONSTRAINT);
    }

    @Override
    public void addNodes(ObjectGraph graph) {
        objects.types().forEach(type -> addNode(graph, type));
    }

    private void addNode(ObjectGraph graph, TypeObject type) {
        var node = graph.add(type instanceof ImpliedType ? NodeKind.IMPLIED_TYPE : NodeKind.TYPE, type);
        selection.select(node);
        if (type.privileges().isSet()) {
            node.provide(Component.PRIVILEGES);
        }
        if (node.requested().contains(Component.DEFINITION)) {
            addParts(graph, node, type);
        }
    }

    private void addParts(ObjectGraph graph, ObjectNode node, TypeObject type) {
        if (type instanceof BaseType || type instanceof RangeType) {
            addShell(graph, node, type);
        } else if (type instanceof Domain domain) {
            domain.constraints().forEach(constraint -> addConstraint(graph, node, constraint));
        }
    }

    /** Without a catalog row, lest it captures what depends on the type, and asked for only once a function needs it. */
    private static void addShell(ObjectGraph graph, ObjectNode node, TypeObject type) {
        var shell = graph.add(NodeKind.SHELL_TYPE, CatalogId.NONE, type.schema(), type.name(), type);
        shell.request(Set.of());
        node.shell(shell);
    }

    /** A constraint that is part of CREATE DOMAIN comes before it, so that all it needs does; others come by themselves. */
    private void addConstraint(ObjectGraph graph, ObjectNode domain, DomainConstraint constraint) {
        var node = graph.add(NodeKind.DOMAIN_CONSTRAINT, constraint);
        node.sortKey(SortKey.of(0, domain.name()));
        node.partOf(domain);
        constraintNodes.put(constraint.id(), node);
        if (constraint.validated()) {
            domain.dependOn(node);
        } else {
            node.separate();
        }
    }

    @Override
    public void linkNodes(ObjectGraph graph) {
        for (TypeObject type : objects.types()) {
            if (type instanceof ImpliedType implied && implied.isRowType()) {
                followTable(graph, implied);
            } else if (type instanceof CompositeType composite) {
                own(graph, composite);
            }
        }
    }

    /** A row type is asked for as its table is, whatever the schema says. */
    private static void followTable(ObjectGraph graph, ImpliedType rowType) {
        var node = graph.find(rowType.id());
        var table = graph.find(SystemCatalog.PG_CLASS, rowType.row().relationOid());
        if (node != null) {
            node.request(table == null ? Set.of() : table.requested());
        }
    }

    /** What the attributes depend on, and their comments, refer to the row of pg_class behind the type. */
    private static void own(ObjectGraph graph, CompositeType type) {
        var node = graph.find(type.id());
        var relation = graph.find(type.relation());
        if (node != null && relation != null) {
            relation.partOf(node);
        }
    }

    @Override
    public void define(ObjectNode node, Definitions definitions) {
        switch (node.kind()) {
            case TYPE -> defineType(node, definitions);
            case SHELL_TYPE -> TypeWriter.defineShell(node, node.subject(TypeObject.class), definitions);
            case DOMAIN_CONSTRAINT ->
                DomainConstraintWriter.define(node, node.subject(DomainConstraint.class), definitions);
            default -> {
                // Implied types come with what they belong to.
            }
        }
    }

    private void defineType(ObjectNode node, Definitions definitions) {
        var type = node.subject(TypeObject.class);
        TypeWriter.define(node, type instanceof Domain domain ? withIncludedConstraints(domain) : type, definitions);
    }

    /** Only now is it known which constraints come by themselves, as breaking loops may have separated some. */
    private Domain withIncludedConstraints(Domain domain) {
        return domain.limitedTo(constraint -> !isSeparate(constraint));
    }

    private boolean isSeparate(DomainConstraint constraint) {
        var node = constraintNodes.get(constraint.id());
        return node != null && node.isSeparate();
    }
}
