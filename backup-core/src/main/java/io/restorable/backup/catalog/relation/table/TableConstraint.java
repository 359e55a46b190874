package io.restorable.backup.catalog.relation.table;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;

/**
 * A check constraint of a table, or a NOT NULL constraint that is not valid yet. Valid NOT NULL constraints come with
 * their columns.
 *
 * @param identity the row of pg_constraint; schema and owner are the table's
 * @param table the table's OID
 * @param notNull whether it is a NOT NULL constraint, else a check
 * @param definition the constraint as SQL, without its name
 * @param local whether the table defines it itself, not only a parent
 * @param validated whether all rows are known to keep it
 */
public record TableConstraint(
        ObjectIdentity identity, long table, boolean notNull, String definition, boolean local, boolean validated)
        implements DatabaseObject {}
