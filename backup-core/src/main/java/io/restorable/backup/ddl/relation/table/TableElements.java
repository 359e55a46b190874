package io.restorable.backup.ddl.relation.table;

import io.restorable.backup.catalog.relation.column.Column;
import io.restorable.backup.catalog.relation.column.NotNull;
import io.restorable.backup.catalog.relation.table.TableConstraint;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.pg.Identifiers;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes what stands between the parentheses of CREATE TABLE: columns, and the constraints that are no objects of their
 * own. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, dumpTableSchema.
 */
final class TableElements {

    private final RelationParts parts;
    private final boolean typed;
    private final List<String> elements = new ArrayList<>();

    private TableElements(RelationParts parts, boolean typed) {
        this.parts = parts;
        this.typed = typed;
    }

    /**
     * The elements in their order.
     *
     * @param typed whether the columns come from a composite type
     */
    static List<String> of(RelationParts parts, boolean typed) {
        var table = new TableElements(parts, typed);
        parts.facts().columns().forEach(table::addColumn);
        parts.constraints().forEach(table::addCheck);
        return table.elements;
    }

    private void addColumn(Column column) {
        if (parts.lists(column)) {
            String clauses = defaultClause(column) + notNullClause(column);
            if (!typed || !clauses.isEmpty()) {
                String type = typed ? "" : " " + column.type();
                elements.add(Identifiers.quote(column.name()) + type + clauses + collation(column));
            }
        } else if (!column.dropped() && parts.ownsNotNull(column)) {
            addStandAloneNotNull(column);
        }
    }

    private String defaultClause(Column column) {
        ObjectNode node = parts.defaultOf(column);
        if (node == null || node.isSeparate() || node.requested().isEmpty()) {
            return "";
        }
        String expression = node.subject(DefaultPart.class).expression();
        return switch (column.generated()) {
            case 's' -> " GENERATED ALWAYS AS (" + expression + ") STORED";
            case 'v' -> " GENERATED ALWAYS AS (" + expression + ")";
            default -> " DEFAULT " + expression;
        };
    }

    private String notNullClause(Column column) {
        String name = parts.notNullName(column);
        boolean printed = parts.ownsNotNull(column) || parts.relation().partition();
        if (name == null || !printed) {
            return "";
        }
        String constraint = name.isEmpty() ? "" : " CONSTRAINT " + Identifiers.quote(name);
        return constraint + " NOT NULL" + noInherit(column);
    }

    /** A column that is only inherited is not listed, but a NOT NULL of the table's own is. */
    private void addStandAloneNotNull(Column column) {
        String name = parts.notNullName(column);
        if (name != null && !ColumnCommands.setsNotNull(parts, column)) {
            // pg_dump 18.6 forgets the quotes here, and what it writes then cannot be restored.
            String constraint = name.isEmpty() ? "" : "CONSTRAINT " + Identifiers.quote(name) + " ";
            elements.add(constraint + "NOT NULL " + Identifiers.quote(column.name()) + noInherit(column));
        }
    }

    private static String noInherit(Column column) {
        NotNull notNull = column.notNull();
        return notNull != null && notNull.noInherit() ? " NO INHERIT" : "";
    }

    private static String collation(Column column) {
        return column.collation() == null ? "" : " COLLATE " + column.collation();
    }

    private void addCheck(ObjectNode node) {
        var constraint = node.subject(TableConstraint.class);
        if (!node.isSeparate() && (constraint.local() || parts.relation().partition())) {
            elements.add("CONSTRAINT " + Identifiers.quote(constraint.name()) + " " + constraint.definition());
        }
    }
}
