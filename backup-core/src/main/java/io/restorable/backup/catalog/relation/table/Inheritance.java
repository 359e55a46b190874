package io.restorable.backup.catalog.relation.table;

/**
 * One parent of a table: its partitioned table, or a table it inherits from.
 *
 * @param child the OID of the child
 * @param parent the OID of the parent
 */
public record Inheritance(long child, long parent) {}
