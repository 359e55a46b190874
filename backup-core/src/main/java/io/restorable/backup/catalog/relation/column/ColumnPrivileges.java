package io.restorable.backup.catalog.relation.column;

import io.restorable.backup.catalog.object.AccessPrivileges;

/**
 * The privileges on one column, system columns included.
 *
 * @param relation the relation's OID
 * @param number the column's number, below 0 for system columns
 * @param name the column's name
 * @param privileges the privileges; without them nobody has any, so the built-in ones are empty
 */
public record ColumnPrivileges(long relation, int number, String name, AccessPrivileges privileges) {}
