package io.restorable.backup.restore;

import io.restorable.backup.connect.pace.ByteRate;
import io.restorable.backup.restore.migration.KnownMigrations;
import io.restorable.backup.restore.selection.RestoreScope;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;

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
 * @param patience how long an in-place restore waits for others who hold something of the target; a millisecond at least
 * @param surroundings what is restored around the objects of the database
 * @param scope what of the chosen objects is restored, and under which schema name
 * @param rate how many bytes of rows and large objects are sent in a second, by all sessions together; a safety backup
 *     reads no faster
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
        List<KnownMigrations> knownMigrations,
        Duration patience,
        Surroundings surroundings,
        RestoreScope scope,
        ByteRate rate) {

    /**
     * What is restored around the objects of a database.
     *
     * @param databaseProperties whether a database that the restore makes gets the owner, privileges, comment,
     *     connection limit and settings of the one that was backed up
     * @param createRoles whether roles that the target lacks are made; those it has are never changed
     */
    public record Surroundings(boolean databaseProperties, boolean createRoles) {

        /** None of it, as with pg_dump and pg_restore. */
        public static final Surroundings NONE = new Surroundings(false, false);
    }

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    public RestoreOptions {
        if (jobs < 1) {
            throw new IllegalArgumentException("'jobs' must be at least 1, not " + jobs);
        }
        if (patience.toMillis() < 1) {
            throw new IllegalArgumentException("'patience' must be at least a millisecond, not " + patience);
        }
        tables = List.copyOf(tables);
        schemas = List.copyOf(schemas);
        knownMigrations = List.copyOf(knownMigrations);
    }

    /** Everything, with owners and privileges, by as many sessions as there are processors, four at most. */
    public static RestoreOptions into(RestoreMode mode) {
        int jobs = Math.max(1, Math.min(4, Runtime.getRuntime().availableProcessors()));
        return new RestoreOptions(
                mode,
                false,
                jobs,
                List.of(),
                List.of(),
                true,
                true,
                true,
                List.of(),
                PATIENCE,
                Surroundings.NONE,
                RestoreScope.EVERYTHING,
                ByteRate.UNLIMITED);
    }

    /** The same, with or without leave to replace what the target holds. */
    public RestoreOptions withReplaceContents(boolean other) {
        return changed(options -> options.replaceContents = other);
    }

    /** The same by another number of sessions. */
    public RestoreOptions withJobs(int other) {
        return changed(options -> options.jobs = other);
    }

    /** The same for other tables and schemas. */
    public RestoreOptions withSelection(List<String> otherTables, List<String> otherSchemas) {
        return changed(options -> {
            options.tables = otherTables;
            options.schemas = otherSchemas;
        });
    }

    /** The same with or without owners. */
    public RestoreOptions withOwners(boolean other) {
        return changed(options -> options.owners = other);
    }

    /** The same with or without privileges. */
    public RestoreOptions withPrivileges(boolean other) {
        return changed(options -> options.privileges = other);
    }

    /** The same with or without a backup of what is replaced. */
    public RestoreOptions withSafetyBackup(boolean other) {
        return changed(options -> options.safetyBackup = other);
    }

    /** The same for an application with other migrations. */
    public RestoreOptions withKnownMigrations(List<KnownMigrations> other) {
        return changed(options -> options.knownMigrations = other);
    }

    /** The same with another patience; at least a millisecond. */
    public RestoreOptions withPatience(Duration other) {
        return changed(options -> options.patience = other);
    }

    /** The same with or without what lies around the objects of the database. */
    public RestoreOptions withSurroundings(Surroundings other) {
        return changed(options -> options.surroundings = other);
    }

    /** The same for other contents of the chosen objects, or under another schema name. */
    public RestoreOptions withScope(RestoreScope other) {
        return changed(options -> options.scope = other);
    }

    /** The same at another rate. */
    public RestoreOptions withRate(ByteRate other) {
        return changed(options -> options.rate = other);
    }

    /** Whether only a part of the backup was asked for. */
    public boolean isPartial() {
        return !tables.isEmpty() || !schemas.isEmpty();
    }

    private RestoreOptions changed(Consumer<Draft> change) {
        var draft = new Draft(this);
        change.accept(draft);
        return draft.options();
    }

    /** Options on their way to become others, so that each option is listed in one place only. */
    private static final class Draft {

        private final RestoreMode mode;
        private boolean replaceContents;
        private int jobs;
        private List<String> tables;
        private List<String> schemas;
        private boolean owners;
        private boolean privileges;
        private boolean safetyBackup;
        private List<KnownMigrations> knownMigrations;
        private Duration patience;
        private Surroundings surroundings;
        private RestoreScope scope;
        private ByteRate rate;

        Draft(RestoreOptions options) {
            mode = options.mode;
            replaceContents = options.replaceContents;
            jobs = options.jobs;
            tables = options.tables;
            schemas = options.schemas;
            owners = options.owners;
            privileges = options.privileges;
            safetyBackup = options.safetyBackup;
            knownMigrations = options.knownMigrations;
            patience = options.patience;
            surroundings = options.surroundings;
            scope = options.scope;
            rate = options.rate;
        }

        RestoreOptions options() {
            return new RestoreOptions(
                    mode,
                    replaceContents,
                    jobs,
                    tables,
                    schemas,
                    owners,
                    privileges,
                    safetyBackup,
                    knownMigrations,
                    patience,
                    surroundings,
                    scope,
                    rate);
        }
    }
}
