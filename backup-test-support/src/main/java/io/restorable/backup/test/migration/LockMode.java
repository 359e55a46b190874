package io.restorable.backup.test.migration;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How a table is locked, from the weakest to the strongest. Source: PostgreSQL 18 documentation, "Table-Level Locks".
 */
public enum LockMode {
    /** Reading. Conflicts with ACCESS EXCLUSIVE only. */
    ACCESS_SHARE("AccessShareLock"),
    /** {@code SELECT … FOR UPDATE}; foreign keys' look-ups. */
    ROW_SHARE("RowShareLock"),
    /** INSERT, UPDATE, DELETE, MERGE. */
    ROW_EXCLUSIVE("RowExclusiveLock"),
    /** {@code CREATE INDEX CONCURRENTLY}, {@code VALIDATE CONSTRAINT}, VACUUM: nobody who reads or writes waits. */
    SHARE_UPDATE_EXCLUSIVE("ShareUpdateExclusiveLock"),
    /** {@code CREATE INDEX}: all who write wait. */
    SHARE("ShareLock"),
    /** {@code CREATE TRIGGER}, {@code ADD FOREIGN KEY}: all who write wait. */
    SHARE_ROW_EXCLUSIVE("ShareRowExclusiveLock"),
    /** {@code REFRESH MATERIALIZED VIEW CONCURRENTLY}: all who write wait. */
    EXCLUSIVE("ExclusiveLock"),
    /** Most of ALTER TABLE, DROP, TRUNCATE: all who read or write wait. */
    ACCESS_EXCLUSIVE("AccessExclusiveLock");

    private final String shown;

    LockMode(String shown) {
        this.shown = shown;
    }

    /** Reads the word of {@code pg_locks.mode}; empty for what no table has. */
    static Optional<LockMode> shownAs(String mode) {
        return Arrays.stream(values()).filter(each -> each.shown.equals(mode)).findFirst();
    }

    /** Whether it keeps out more than the other one does. */
    public boolean isStrongerThan(LockMode other) {
        return compareTo(other) > 0;
    }

    /** As SQL writes it: {@code ACCESS EXCLUSIVE}. */
    @Override
    public String toString() {
        return name().replace('_', ' ').toUpperCase(Locale.ROOT);
    }
}
