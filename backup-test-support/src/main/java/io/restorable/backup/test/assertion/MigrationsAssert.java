package io.restorable.backup.test.assertion;

import io.restorable.backup.drill.DrillReport;
import io.restorable.backup.drill.RestoreCheck;
import io.restorable.backup.test.migration.AppliedMigration;
import io.restorable.backup.test.migration.LockMode;
import io.restorable.backup.test.migration.MigrationReport;
import io.restorable.backup.test.migration.Migrations;
import io.restorable.backup.test.migration.TableLock;
import io.restorable.backup.test.server.ServerChoice;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/**
 * Assertions on the migrations of a project; made by {@link RestorableAssertions}. First they are applied, then it is
 * asked what that took.
 */
public final class MigrationsAssert extends AbstractAssert<MigrationsAssert, Migrations> {

    private static final String LOCK_ADVICE =
            "While such a lock is held, and while it is waited for, all the application's statements that conflict with it"
                    + " wait. Split the migration, use CONCURRENTLY or NOT VALID, and set a lock_timeout.";

    private @Nullable MigrationReport report;

    MigrationsAssert(Migrations actual) {
        super(actual, MigrationsAssert.class);
    }

    /**
     * Runs the pending migrations on a database that holds what a backup held, and fails if one of them does.
     *
     * @param restored connections of the role that migrates; the database is changed
     */
    public MigrationsAssert applyTo(DataSource restored) {
        isNotNull();
        report = actual.run(restored);
        return requireSuccess();
    }

    /**
     * Restores a backup to a scratch database, as a drill does, and runs the pending migrations there. The database is
     * dropped; what the drill proved is recorded beside the backup. It goes to an embedded server of the backup's major
     * version, unless the system property {@code restorable.test.server} or the environment variable {@code
     * RESTORABLE_TEST_SERVER} says otherwise; see {@link ServerChoice}.
     */
    public MigrationsAssert applyTo(BackupUnderTest backup) {
        isNotNull();
        return judge(new ScratchDrill(backup, migrate()).whereTestsRestore());
    }

    /**
     * Restores to a server that is there; otherwise as {@link #applyTo(BackupUnderTest)}.
     *
     * @param server any database of it, as {@code jdbc:postgresql:…} or {@code postgresql://…}, with a role that may
     *     create databases
     */
    public MigrationsAssert applyTo(BackupUnderTest backup, String server) {
        isNotNull();
        return judge(new ScratchDrill(backup, migrate()).on(server));
    }

    private RestoreCheck migrate() {
        RestoreCheck check = restored -> report = actual.run(restored);
        return check.named("pending migrations");
    }

    private MigrationsAssert judge(DrillReport drill) {
        new DrillAssert(drill, null).passed();
        return requireSuccess();
    }

    private MigrationsAssert requireSuccess() {
        String problem = report().failure();
        if (problem != null) {
            throw failure(
                    "pending migrations that run on what production holds",
                    "one failed, after " + report().applied().size() + " had run:\n" + problem,
                    "Do not deploy: production holds what your test data lacks. Mend the migration and run this again.");
        }
        return this;
    }

    /** Fails unless these migrations ran, and no others, in this order: {@code "2", "2.1"}. */
    public MigrationsAssert appliesVersions(String... versions) {
        List<String> found =
                report().applied().stream().map(AppliedMigration::version).toList();
        if (!found.equals(List.of(versions))) {
            throw failure(
                    "migrations " + String.join(", ", versions),
                    found.isEmpty() ? "none was pending" : "these ran: " + String.join(", ", found),
                    "Compare with what production has applied: is the backup the newest, and is this the branch that is"
                            + " to be deployed?");
        }
        return this;
    }

    /** Fails if all migrations together took longer. */
    public MigrationsAssert within(Duration most) {
        if (report().duration().compareTo(most) > 0) {
            throw failure(
                    "migrations within " + DurationWords.of(most),
                    report().describe(),
                    "Production takes as long or longer: nobody restores it while others work on it.");
        }
        return this;
    }

    /** Fails if any of the migrations took longer. */
    public MigrationsAssert eachWithin(Duration most) {
        List<String> slow = report().applied().stream()
                .filter(migration -> migration.duration().compareTo(most) > 0)
                .map(migration -> migration.name() + " took " + DurationWords.of(migration.duration()))
                .toList();
        if (!slow.isEmpty()) {
            throw failure(
                    "migrations of at most " + DurationWords.of(most) + " each",
                    String.join("\n", slow),
                    "Each holds its locks that long. Split it, or move its rows in batches outside of the migration.");
        }
        return this;
    }

    /** Fails if a migration locks a table that was there before it in a stronger mode. */
    public MigrationsAssert takesNoLockStrongerThan(LockMode mode) {
        return takesNo(lock -> lock.mode().isStrongerThan(mode), "migrations without locks stronger than " + mode);
    }

    /**
     * Fails if a migration locks a table in that mode or a stronger one.
     *
     * @param table as {@code schema.table}, or by a bare name in any schema
     */
    public MigrationsAssert neverLocks(String table, LockMode mode) {
        return takesNo(
                lock -> !mode.isStrongerThan(lock.mode()) && isNamed(table, lock),
                "migrations that never lock " + table + " in " + mode
                        + (mode == LockMode.ACCESS_EXCLUSIVE ? "" : " or stronger"));
    }

    /** What happened, to be shown or kept: {@code report().describe()}. */
    public MigrationReport report() {
        MigrationReport known = report;
        if (known == null) {
            throw new IllegalStateException("Apply the migrations first: assertThat(migrations).applyTo(…).");
        }
        return known;
    }

    private MigrationsAssert takesNo(Predicate<TableLock> forbidden, String expected) {
        String found = report().applied().stream()
                .flatMap(migration -> taken(migration, forbidden))
                .collect(Collectors.joining("\n"));
        if (!found.isEmpty()) {
            throw failure(expected, found, LOCK_ADVICE);
        }
        return this;
    }

    private static Stream<String> taken(AppliedMigration migration, Predicate<TableLock> forbidden) {
        return migration.locks().stream()
                .filter(forbidden)
                .map(lock ->
                        migration.name() + " took " + lock + ", for at most " + DurationWords.of(migration.duration()));
    }

    private static boolean isNamed(String table, TableLock lock) {
        return table.equals(lock.table().name())
                || table.equals(lock.table().schema() + "." + lock.table().name())
                || table.equals(lock.table().toString());
    }

    private AssertionError failure(String expected, String found, String next) {
        String where = "migrations by " + report().tool() + " on " + report().database();
        return Failures.of(this, new FailureText(expected, found, where, next));
    }
}
