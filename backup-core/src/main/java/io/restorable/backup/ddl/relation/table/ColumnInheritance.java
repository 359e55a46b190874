package io.restorable.backup.ddl.relation.table;

import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.relation.column.Column;
import io.restorable.backup.catalog.relation.column.NotNull;
import io.restorable.backup.catalog.relation.table.Relation;
import io.restorable.backup.catalog.relation.table.RelationKind;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Settles what a child says itself of the columns it has from its parents, and what it leaves to them. Source:
 * PostgreSQL 18, src/bin/pg_dump/common.c, flagInhAttrs.
 */
final class ColumnInheritance {

    private final ObjectGraph graph;
    private final Map<RelationParts, Map<String, Column>> columnsByName = new HashMap<>();

    ColumnInheritance(ObjectGraph graph) {
        this.graph = graph;
    }

    /** Settles the columns of one relation; in whatever order, it looks at nothing that it changes elsewhere. */
    void settle(RelationParts parts) {
        boolean child =
                !parts.parents().isEmpty() && !parts.node().requested().isEmpty() && canInherit(parts.relation());
        for (Column column : parts.facts().columns()) {
            if (!column.dropped()) {
                List<ParentColumn> inherited = child ? parentColumns(parts, column) : List.of();
                settleNotNull(parts, column, child, inherited);
                settleDefault(parts, column, inherited);
            }
        }
    }

    private static boolean canInherit(Relation relation) {
        return relation.kind() != RelationKind.SEQUENCE && !relation.kind().isView();
    }

    private List<ParentColumn> parentColumns(RelationParts parts, Column column) {
        return parts.parents().stream()
                .flatMap(parent -> {
                    Column same = columnsByName(parent).get(column.name());
                    return same == null ? null : Stream.of(new ParentColumn(parent, same));
                })
                .toList();
    }

    private Map<String, Column> columnsByName(RelationParts parent) {
        return columnsByName.computeIfAbsent(parent, relation -> {
            var columns = new HashMap<String, Column>();
            relation.facts().columns().stream()
                    .filter(column -> !column.dropped())
                    .forEach(column -> columns.put(column.name(), column));
            return columns;
        });
    }

    /**
     * Before PostgreSQL 18 the catalog does not tell whether NOT NULL is inherited: it is taken to be if a parent has
     * it. From 18 on it tells, but a NOT NULL that is valid here and at no parent must be said here.
     */
    private static void settleNotNull(RelationParts parts, Column column, boolean child, List<ParentColumn> inherited) {
        NotNull notNull = column.notNull();
        if (notNull == null) {
            return;
        }
        boolean named = notNull.name() != null;
        boolean validAbove = inherited.stream().anyMatch(ParentColumn::hasValidNotNull);
        boolean own = named ? notNull.local() || (child && !validAbove) : notNull.local() && !validAbove;
        if (own) {
            parts.ownNotNull(column);
        }
    }

    private void settleDefault(RelationParts parts, Column column, List<ParentColumn> inherited) {
        ObjectNode own = parts.defaultOf(column);
        if (own == null && inherited.stream().anyMatch(ParentColumn::hasDefault)) {
            addNoDefault(parts, column);
        }
        List<ParentColumn> generated =
                inherited.stream().filter(above -> above.column.isGenerated()).toList();
        String expression = parts.defaultExpressionOf(column);
        boolean sameAbove = !generated.isEmpty() && generated.stream().allMatch(above -> above.generatesAs(expression));
        if (own != null && sameAbove && !parts.relation().partition()) {
            own.request(Set.of());
        }
    }

    /** Without this, the child would take the parent's default when it is created. */
    private void addNoDefault(RelationParts parts, Column column) {
        ObjectNode node = TableNodes.addDefaultNode(graph, CatalogId.NONE, parts, column, DefaultPart.NO_DEFAULT);
        if (!parts.lists(column)) {
            node.separate();
            node.dependOn(parts.node());
        }
    }

    private record ParentColumn(RelationParts parent, Column column) {

        boolean hasValidNotNull() {
            return parent.notNullName(column) != null;
        }

        boolean hasDefault() {
            String expression = parent.defaultExpressionOf(column);
            return expression != null && !expression.equals(DefaultPart.NO_DEFAULT) && !column.isGenerated();
        }

        boolean generatesAs(@Nullable String expression) {
            String above = parent.defaultExpressionOf(column);
            return above != null && above.equals(expression);
        }
    }
}
