package io.restorable.backup.ddl.relation.table;

import io.restorable.backup.catalog.relation.column.Column;
import io.restorable.backup.catalog.relation.table.Relation;

/**
 * What a node for a column's default stands for.
 *
 * @param relation the table or view
 * @param column the column
 * @param expression the default, or the expression of a generated column, as SQL
 */
record DefaultPart(Relation relation, Column column, String expression) {

    /** What a child's column has whose parent has a default: none, which must be said. */
    static final String NO_DEFAULT = "NULL";
}
