package io.restorable.backup.ddl.operator;

import io.restorable.backup.catalog.operator.AccessMethod;
import io.restorable.backup.catalog.operator.OperandType;
import io.restorable.backup.catalog.operator.Operator;
import io.restorable.backup.catalog.operator.OperatorClass;
import io.restorable.backup.catalog.operator.OperatorFamily;
import io.restorable.backup.catalog.operator.OperatorObjects;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.graph.SortKey;
import io.restorable.backup.ddl.graph.Topic;
import io.restorable.backup.ddl.selection.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Operators, operator classes and families and access methods. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c,
 * getOperators, getAccessMethods, getOpclasses, getOpfamilies.
 */
public final class OperatorTopic implements Topic {

    private final OperatorObjects objects;
    private final Selection selection;

    /**
     * @param objects the operators of the database, and what indexes make of them
     * @param selection what is asked for
     */
    public OperatorTopic(OperatorObjects objects, Selection selection) {
        this.objects = objects;
        this.selection = selection;
    }

    @Override
    public Set<NodeKind> kinds() {
        return Set.of(NodeKind.OPERATOR, NodeKind.ACCESS_METHOD, NodeKind.OPERATOR_CLASS, NodeKind.OPERATOR_FAMILY);
    }

    @Override
    public void addNodes(ObjectGraph graph) {
        for (Operator operator : objects.operators()) {
            var node = graph.add(NodeKind.OPERATOR, operator);
            selection.select(node);
            node.sortKey(sortKey(operator));
        }
        for (AccessMethod method : objects.accessMethods()) {
            selection.selectUnlessBuiltIn(graph.add(NodeKind.ACCESS_METHOD, method));
        }
        for (OperatorClass operatorClass : objects.classes()) {
            var node = graph.add(NodeKind.OPERATOR_CLASS, operatorClass);
            selection.select(node);
            node.sortKey(SortKey.of(0, operatorClass.accessMethod()));
        }
        for (OperatorFamily family : objects.families()) {
            var node = graph.add(NodeKind.OPERATOR_FAMILY, family);
            selection.select(node);
            node.sortKey(SortKey.of(0, family.accessMethod()));
        }
    }

    /** Operators of one name: prefix ones first, then by their types. */
    private static SortKey sortKey(Operator operator) {
        List<String> names = new ArrayList<>();
        addName(names, operator.left());
        addName(names, operator.right());
        return new SortKey(operator.left() == null ? 0 : 1, names);
    }

    private static void addName(List<String> names, @Nullable OperandType type) {
        if (type != null) {
            names.add(type.name().schema());
            names.add(type.name().name());
        }
    }

    @Override
    public void linkNodes(ObjectGraph graph) {
        // pg_depend holds all that operators and access methods need.
    }

    @Override
    public void define(ObjectNode node, Definitions definitions) {
        switch (node.kind()) {
            case OPERATOR -> OperatorWriter.define(node, node.subject(Operator.class), definitions);
            case ACCESS_METHOD -> AccessMethodWriter.define(node, node.subject(AccessMethod.class), definitions);
            case OPERATOR_CLASS -> OperatorClassWriter.define(node, node.subject(OperatorClass.class), definitions);
            case OPERATOR_FAMILY -> OperatorFamilyWriter.define(node, node.subject(OperatorFamily.class), definitions);
            default -> throw new IllegalArgumentException(node + " is no operator");
        }
    }
}
