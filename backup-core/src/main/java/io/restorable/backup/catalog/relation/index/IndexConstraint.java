package io.restorable.backup.catalog.relation.index;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import org.jspecify.annotations.Nullable;

/**
 * A primary key, unique or exclusion constraint, kept by an index.
 *
 * @param identity the row of pg_constraint; schema and owner are the table's
 * @param kind {@code 'p'} primary key, {@code 'u'} unique, {@code 'x'} exclusion
 * @param definition an exclusion constraint as SQL without its name; {@code null} for the others, which their index
 *     describes
 * @param deferrable whether it can be checked later than at the end of a statement
 * @param deferred whether it is checked at the end of the transaction
 * @param withoutOverlaps whether its last column is a range whose values must not overlap (PostgreSQL 18)
 */
public record IndexConstraint(
        ObjectIdentity identity,
        char kind,
        @Nullable String definition,
        boolean deferrable,
        boolean deferred,
        boolean withoutOverlaps)
        implements DatabaseObject {

    /** Whether it is a primary key. */
    public boolean isPrimaryKey() {
        return kind == 'p';
    }
}
