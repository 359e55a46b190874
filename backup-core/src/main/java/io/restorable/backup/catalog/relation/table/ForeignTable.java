package io.restorable.backup.catalog.relation.table;

/**
 * Where a foreign table's rows come from.
 *
 * @param table the table's OID
 * @param server the foreign server's name, not quoted
 * @param options the content of its OPTIONS clause, or the empty text
 */
public record ForeignTable(long table, String server, String options) {}
