package io.restorable.backup.test.migration;

import io.restorable.backup.pg.QualifiedName;

/**
 * The strongest lock that a migration took on a table or view that was there before it. What it made itself locks nobody
 * out.
 *
 * @param table by the name that it had before
 * @param mode how
 */
public record TableLock(QualifiedName table, LockMode mode) {

    /** As people say it: {@code ACCESS EXCLUSIVE on public.orders}. */
    @Override
    public String toString() {
        return mode + " on " + table;
    }
}
