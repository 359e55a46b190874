package io.restorable.backup.restore;

import io.restorable.backup.restore.migration.KnownMigrations;
import java.util.List;

/**
 * How to restore. Immutable; start from {@link #into} and change what differs.
 *
 * @param mode how the target is treated
 * @param replaceContents whether a target that holds something may lose it
 * @param jobs how many sessions work at once; an in-place restore always uses one
 * @param tables patterns of the tables, views and sequences to restore, as in {@code psql}; empty for all
 * @param schemas patterns of the schemas to restore; empty for all
 * @param owners whether objects get their owners back, where those roles exist
 * @param privileges whether objects get their privileges back, where those roles exist
 * @param safetyBackup whether a backup is made of a target that holds something before it is replaced
 * @param knownMigrations what the application brings along that will run on the target; empty if nobody says
 */
public record RestoreOptions(
        RestoreMode mode,
        boolean replaceContents,
        int jobs,
        List<String> tables,
        List<String> schemas,
        boolean owners,
        boolean privileges,
        boolean safetyBackup,
        List<KnownMigrations> knownMigrations) {

    public RestoreOptions {
        if (jobs < 1) {
            throw new IllegalArgumentException("'jobs' must be at least 1, not " + jobs);
        }
        tables = List.copyOf(tables);
        schemas = List.copyOf(schemas);
        knownMigrations = List.copyOf(knownMigrations);
    }

    /** Everything, with owners and privileges, by as many sessions as there are processors, four at most. */
    public static RestoreOptions into(RestoreMode mode) {
        int jobs = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
        return new RestoreOptions(mode, false, jobs, List.of(), List.of(), true, true, true, List.of());
    }

    /** The same, with or without leave to replace what the target holds. */
    public RestoreOptions withReplaceContents(boolean other) {
        return new RestoreOptions(
                mode, other, jobs, tables, schemas, owners, privileges, safetyBackup, knownMigrations);
    }

    /** The same by another number of sessions. */
    public RestoreOptions withJobs(int other) {
        return new RestoreOptions(
                mode, replaceContents, other, tables, schemas, owners, privileges, safetyBackup, knownMigrations);
    }

    /** The same for other tables and schemas. */
    public RestoreOptions withSelection(List<String> otherTables, List<String> otherSchemas) {
        return new RestoreOptions(
                mode,
                replaceContents,
                jobs,
                otherTables,
                otherSchemas,
                owners,
                privileges,
                safetyBackup,
                knownMigrations);
    }

    /** The same with or without owners. */
    public RestoreOptions withOwners(boolean other) {
        return new RestoreOptions(
                mode, replaceContents, jobs, tables, schemas, other, privileges, safetyBackup, knownMigrations);
    }

    /** The same with or without privileges. */
    public RestoreOptions withPrivileges(boolean other) {
        return new RestoreOptions(
                mode, replaceContents, jobs, tables, schemas, owners, other, safetyBackup, knownMigrations);
    }

    /** The same with or without a backup of what is replaced. */
    public RestoreOptions withSafetyBackup(boolean other) {
        return new RestoreOptions(
                mode, replaceContents, jobs, tables, schemas, owners, privileges, other, knownMigrations);
    }

    /** The same for an application with other migrations. */
    public RestoreOptions withKnownMigrations(List<KnownMigrations> other) {
        return new RestoreOptions(
                mode, replaceContents, jobs, tables, schemas, owners, privileges, safetyBackup, other);
    }

    /** Whether only a part of the backup was asked for. */
    public boolean isPartial() {
        return !tables.isEmpty() || !schemas.isEmpty();
    }
}
