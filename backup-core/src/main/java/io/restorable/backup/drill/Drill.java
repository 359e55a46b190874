package io.restorable.backup.drill;

import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.PlainDataSource;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.dump.DatabaseSchema;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.manifest.BackupScope;
import io.restorable.backup.repository.SealedBackup;
import io.restorable.backup.restore.Restore;
import io.restorable.backup.restore.RestoreFailedException;
import io.restorable.backup.restore.RestoreMode;
import io.restorable.backup.restore.RestoreOptions;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.restore.SourceArchive;
import io.restorable.backup.verify.Finding;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Restores one backup to a scratch database, compares it, lets the team's checks run, and drops it whatever happens.
 * Used once, by one thread.
 */
public final class Drill {

    /**
     * The comment of a database that may go: with it and its name, a database that a killed process left behind is known
     * to the next drill, which drops it after a day.
     */
    public static final String LEFTOVER = "restorable drill, dropped by the next one";

    private static final String ROLES_AT_HAND =
            "SELECT rolname AS name FROM pg_catalog.pg_roles WHERE pg_catalog.pg_has_role(oid, 'MEMBER')";

    private final SealedBackup backup;
    private final DrillOptions options;
    private final ProgressListener listener;
    private final Clock clock;
    private final Instant startedAt;
    private final ScratchDatabase scratch;
    private final List<Finding> findings = new ArrayList<>();
    private final List<CheckResult> checks = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private @Nullable RestoreReport restored;
    private @Nullable String kept;
    private long definitions;

    /**
     * @param backup what is to be proved
     * @param server any database of the server to restore to, and a role that may create databases there
     * @param options how
     * @param listener is told how the restore gets on
     * @param clock the time of the report
     */
    public Drill(SealedBackup backup, Database server, DrillOptions options, ProgressListener listener, Clock clock) {
        this.backup = backup;
        this.options = options;
        this.listener = listener;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.scratch = new ScratchDatabase(server, backup.name().database(), startedAt);
    }

    /**
     * Runs it. Interrupting the thread cancels it, and the scratch database is dropped all the same.
     *
     * @return what was found; a backup that cannot be restored is a finding, not an exception
     * @throws RefusedException if the server cannot take it, which says nothing of the backup
     * @throws BackupException if the server or the store cannot be worked with, which says nothing either
     */
    public DrillReport run() {
        dropLeftovers();
        boolean reported = false;
        try {
            proveInScratch();
            reported = true;
        } finally {
            // Where no report comes, nobody would learn the name of a database that was to be kept.
            if (options.keep() && restored != null && reported) {
                kept = scratch.database().name();
            } else if (restored != null) {
                scratch.drop().ifPresent(warnings::add);
            }
        }
        return new DrillReport(
                backup.name(),
                options.checks().isEmpty() ? DrillLevel.SAME_SCHEMA : DrillLevel.CHECKED,
                startedAt,
                Duration.between(startedAt, clock.instant()),
                restored,
                definitions,
                checks,
                backup.mac(),
                kept,
                findings,
                warnings);
    }

    private void dropLeftovers() {
        try {
            warnings.addAll(scratch.dropLeftovers());
        } catch (BackupException failure) {
            warnings.add("What earlier drills may have left behind was not looked for: " + failure.problem());
        }
    }

    private void proveInScratch() {
        try {
            SourceArchive source = SourceArchive.of(backup);
            restored = restore(source);
            warnings.addAll(restored.warnings());
            prove(source);
        } catch (RefusedException refused) {
            throw refused;
        } catch (BackupException failure) {
            if (Thread.currentThread().isInterrupted() || Circumstances.explain(failure)) {
                throw failure;
            }
            findings.add(new Finding(
                    Finding.Kind.NOT_RESTORED,
                    backup.name().toString(),
                    "could not be restored: " + failure.problem()));
        }
    }

    private RestoreReport restore(SourceArchive source) throws RestoreFailedException {
        RestoreOptions how = RestoreOptions.into(RestoreMode.NEW_DATABASE)
                .withJobs(options.jobs())
                .withRate(options.rate());
        return Restore.run(source, scratch.database(), how, () -> "", listener, clock);
    }

    private void prove(SourceArchive source) {
        try (SessionPool pool = SessionPool.open(scratch.database(), SessionOptions.of(DatabaseSchema.SESSIONS))) {
            if (!options.keep()) {
                scratch.mark(pool);
            }
            compareSchema(source, pool);
        }
        DataSource database = PlainDataSource.of(scratch.database());
        for (RestoreCheck check : options.checks()) {
            CheckResult result = run(check, database);
            checks.add(result);
            if (!result.passed()) {
                findings.add(new Finding(
                        Finding.Kind.FAILED_CHECK, "Check \"" + result.name() + "\"", "failed: " + result.problem()));
            }
        }
    }

    private void compareSchema(SourceArchive source, SessionPool pool) {
        var comparison = new SchemaComparison(depth(pool));
        BackupScope scope = backup.manifest().head().facts().scope();
        boolean partial = !scope.tables().isEmpty()
                || !scope.schemas().isEmpty()
                || !scope.excludedTables().isEmpty();
        comparison
                .compare(source.contents().entries(), DatabaseSchema.read(pool), partial)
                .forEach(difference -> findings.add(new Finding(
                        Finding.Kind.DIFFERENT_SCHEMA,
                        difference.object(),
                        difference.kind().ofRestored())));
        definitions = comparison.compared();
    }

    private SchemaComparison.Depth depth(SessionPool pool) {
        int from = backup.manifest().head().database().serverVersion().major();
        int to = pool.facts().version().major();
        if (from != to) {
            warnings.add("The backup is of PostgreSQL " + from + " and was restored to " + to
                    + ": which definitions there are was compared, not how they read.");
            return SchemaComparison.Depth.NAMES;
        }
        if (!hasRoles(pool)) {
            warnings.add("Owners and privileges were not compared: the server lacks roles that the backup needs, or its"
                    + " own role may not give to them.");
            return SchemaComparison.Depth.WITHOUT_ROLES;
        }
        return SchemaComparison.Depth.EVERYTHING;
    }

    private boolean hasRoles(SessionPool pool) {
        try (Session session = pool.session(SessionPurpose.RESTORE)) {
            var atHand = Set.copyOf(session.query("looking for roles", ROLES_AT_HAND, row -> row.text("name")));
            return atHand.containsAll(backup.manifest().contents().roles());
        }
    }

    /** Whatever a check throws is its answer. */
    @SuppressWarnings("IllegalCatch")
    private CheckResult run(RestoreCheck check, DataSource database) {
        Instant begin = clock.instant();
        String problem = null;
        try {
            check.check(database);
        } catch (Exception | AssertionError failure) {
            problem = failure.getMessage() == null ? failure.getClass().getName() : failure.getMessage();
        }
        return new CheckResult(check.name(), Duration.between(begin, clock.instant()), problem);
    }
}
