package io.restorable.backup.boot.migration;

import javax.sql.DataSource;

/** A tool that is about to change a schema. Used by one thread. */
public interface SchemaMigration {

    /** What people call the tool: {@code Flyway}. */
    String tool();

    /** The database that it changes. */
    DataSource dataSource();

    /** What it would do, looked up anew. */
    PendingChanges pending();

    /** Does it; with nothing pending, too, as tools check more than that. */
    void run();

    /**
     * Whether a failed {@link #run} has changed nothing, as far as the tool can tell for sure.
     *
     * @param before what was pending before it
     * @param failure what it ended by
     */
    boolean isUnchanged(PendingChanges before, RuntimeException failure);
}
