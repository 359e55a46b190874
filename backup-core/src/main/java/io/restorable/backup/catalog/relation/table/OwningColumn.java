package io.restorable.backup.catalog.relation.table;

/**
 * The column that a sequence belongs to.
 *
 * @param table the table's OID
 * @param column the column's number, from 1
 * @param identity whether the column is an identity column, whose sequence has no life of its own
 */
public record OwningColumn(long table, int column, boolean identity) {}
