package io.restorable.backup.catalog.relation.rule;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;

/**
 * A trigger of a table or view.
 *
 * @param identity the row of pg_trigger; schema and owner are the table's
 * @param table the table's OID
 * @param definition the CREATE TRIGGER statement without the semicolon
 * @param enabled {@code 'O'} enabled, {@code 'D'} disabled, {@code 'R'} replica, {@code 'A'} always
 * @param inherited whether it is a partition's copy of the partitioned table's trigger; only those are here whose state
 *     differs from it
 */
public record Trigger(ObjectIdentity identity, long table, String definition, char enabled, boolean inherited)
        implements DatabaseObject {}
