package io.restorable.backup.catalog.relation.column;

import io.restorable.backup.catalog.object.CatalogId;

/**
 * A column's default, or the expression of a generated column.
 *
 * @param id the row of pg_attrdef
 * @param relation the relation's OID
 * @param column the column's number
 * @param expression the expression as SQL
 */
public record ColumnDefault(CatalogId id, long relation, int column, String expression) {}
