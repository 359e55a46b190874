package io.restorable.backup.restore;

import io.restorable.backup.archive.directory.DataFileReader;
import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.ServerFacts;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.connect.lock.DatabaseLock;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.event.Operation;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.Progress;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.restore.migration.MigrationPlan;
import io.restorable.backup.restore.role.RoleCreation;
import io.restorable.backup.restore.selection.RestoreScope;
import io.restorable.backup.restore.swap.Swap;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One restore, from the first check to the verdict. The source is read whole before the target is touched; the target
 * holds everything in the end, compared, or is as it was. For one thread, which waits until all is done; an interrupt
 * cancels the restore.
 */
public final class Restore {

    private static final Logger LOGGER = LoggerFactory.getLogger(Restore.class);
    private static final DateTimeFormatter SUFFIX =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern LEADING_DIGITS = Pattern.compile("^\\d+");

    private final SourceArchive source;
    private final Database target;
    private final RestoreOptions options;
    private final Clock clock;
    private final ProgressReporter progress;
    private final Instant startedAt;
    private final Supplier<String> safetyBackup;
    private final List<String> warnings = new ArrayList<>();
    private List<String> pendingMigrations = List.of();
    private List<String> createdRoles = List.of();
    private @Nullable String safetyBackupName;
    private @Nullable Swap swap;

    private Restore(
            SourceArchive source,
            Database target,
            RestoreOptions options,
            Supplier<String> safetyBackup,
            ProgressListener listener,
            Clock clock) {
        this.source = source;
        this.target = target;
        this.options = options;
        this.safetyBackup = safetyBackup;
        this.clock = clock;
        this.progress = new ProgressReporter(Operation.RESTORE, listener, clock);
        this.startedAt = clock.instant();
    }

    /**
     * Restores.
     *
     * @param source what to restore
     * @param target the database that is to hold it in the end
     * @param options how
     * @param safetyBackup makes a backup of the target, and gives its name; asked at most once, before anything changes
     * @param listener is told how it gets on
     * @param clock the time in events and in the report
     * @return the report, whose outcome is {@link RestoreReport.Outcome#RESTORED}
     * @throws RefusedException if the restore was refused and nothing was changed
     * @throws RestoreFailedException if it failed; the target is as it was before
     */
    public static RestoreReport run(
            SourceArchive source,
            Database target,
            RestoreOptions options,
            Supplier<String> safetyBackup,
            ProgressListener listener,
            Clock clock) {
        return new Restore(source, target, options, safetyBackup, listener, clock).run();
    }

    private RestoreReport run() {
        progress.started(source.name());
        try {
            RestoreReport report = runToReport();
            progress.completed(target.name());
            return report;
        } catch (RefusedException refused) {
            progress.failed(refused);
            throw refused;
        } catch (RuntimeException failure) {
            var failed = asFailure(failure);
            progress.failed(failed);
            throw failed;
        }
    }

    private RestoreReport runToReport() {
        progress.phase(Phase.PREFLIGHT);
        RestorePlan whole = RestorePlan.of(source, options);
        try (RestoreTarget place = openTarget()) {
            RestorePlan plan = whole.forServer(place.facts().version(), options);
            plan.warnings().forEach(this::warn);
            place.preflight(plan).forEach(this::warn);
            warnOfOlderServer(place.facts());
            DatabaseLock lock = place.lock();
            try (lock) {
                return replace(place, plan);
            } catch (RuntimeException failure) {
                throw lock.explain(failure);
            }
        }
    }

    private RestoreReport replace(RestoreTarget place, RestorePlan plan) {
        checkSurroundings(place, plan);
        compareMigrations(plan);
        checkSource(plan);
        if (place.replacesContents()) {
            makeSafetyBackup();
        }
        expect();
        RestoreTarget.Applied applied = applyWithRoles(place, plan);
        swap = place.swap();
        warnings.addAll(applied.warnings());
        return report(RestoreReport.Outcome.RESTORED, applied, List.of(), warnings);
    }

    private RestoreTarget openTarget() {
        String suffix = SUFFIX.format(startedAt);
        return switch (options.mode()) {
            case NEW_DATABASE -> new ParallelTarget(target, options, suffix);
            case SWAP -> new SwapTarget(target, options, suffix, clock);
            case IN_PLACE -> new InPlaceTarget(target, options);
        };
    }

    private void compareMigrations(RestorePlan plan) {
        var files = new DataFileReader(source.files(), source.contents());
        if (isPart()) {
            // The target's own history stays what it is, or there is none; only "newer than the application" counts.
            MigrationPlan.of(source.contents().entries(), files, options.knownMigrations(), null)
                    .notes()
                    .forEach(this::warn);
            return;
        }
        MigrationPlan migrations;
        if (options.mode() == RestoreMode.NEW_DATABASE) {
            migrations = MigrationPlan.of(plan.entries(), files, options.knownMigrations(), null);
        } else {
            try (SessionPool pool = SessionPool.open(target, SessionOptions.of(1));
                    Session session = pool.session(SessionPurpose.ROWS)) {
                migrations = MigrationPlan.of(plan.entries(), files, options.knownMigrations(), session);
            }
        }
        pendingMigrations = migrations.pending();
        migrations.notes().forEach(this::warn);
    }

    private boolean isPart() {
        boolean someObjects = options.isPartial() && options.mode() == RestoreMode.IN_PLACE;
        return someObjects || options.scope().contents() != RestoreScope.Contents.EVERYTHING;
    }

    private void makeSafetyBackup() {
        if (!options.safetyBackup()) {
            LOGGER.warn("Database {} is replaced without a safety backup, as asked", target.name());
            warn("No safety backup was made of what database " + target.name() + " held, as asked.");
            return;
        }
        try {
            safetyBackupName = safetyBackup.get();
        } catch (BackupException failure) {
            throw new RefusedException(
                    "The safety backup of database " + target.name() + " failed, so nothing was restored: "
                            + failure.problem(),
                    failure.nextStep() + " Or do without, by '--no-safety-backup'.",
                    failure);
        }
    }

    /** Before anything is touched: whoever wants these roles can stop here, and make them first. */
    private void checkSurroundings(RestoreTarget place, RestorePlan plan) {
        var surroundings = options.surroundings();
        try (Session session = place.server().session(SessionPurpose.RESTORE)) {
            if (surroundings.createRoles()) {
                RoleCreation.check(session, plan.roles());
            } else {
                plan.roles().check(session).forEach(this::warn);
            }
        }
        if (surroundings.databaseProperties() && options.mode() != RestoreMode.NEW_DATABASE) {
            warn("Database " + target.name() + " keeps the owner, privileges, comment and settings that it has:"
                    + " '--database-properties' is for a new one.");
        }
    }

    private RestoreTarget.Applied applyWithRoles(RestoreTarget place, RestorePlan plan) {
        if (options.surroundings().createRoles()) {
            createdRoles = List.copyOf(RoleCreation.create(place.server(), plan.roles(), this::warn));
        }
        try {
            return place.apply(source, plan, progress);
        } catch (RuntimeException | Error failure) {
            RoleCreation.drop(place.server(), createdRoles, failure);
            createdRoles = List.of();
            throw failure;
        }
    }

    private void warn(String warning) {
        warnings.add(warning);
        progress.warn(warning);
    }

    private void checkSource(RestorePlan plan) {
        progress.phase(Phase.CHECKSUMS);
        var tasks = ChecksumCheck.tasks(source, plan.entries(), progress);
        if (!tasks.isEmpty()) {
            WorkerSessions.runAll(tasks, options.jobs(), () -> {});
        }
    }

    private void expect() {
        Manifest manifest = source.manifest();
        if (manifest != null) {
            var totals = manifest.head().totals();
            progress.expect(new Progress.Expected(totals.rows(), totals.plainBytes(), totals.tables()));
        }
    }

    private void warnOfOlderServer(ServerFacts facts) {
        int major = majorOf(source.contents().header().serverVersion());
        if (major > facts.version().major()) {
            warn("The backup is of PostgreSQL " + major + " and the target is " + facts.version()
                    + ", which may treat some of it in another way.");
        }
    }

    private static int majorOf(@Nullable String version) {
        Matcher digits = LEADING_DIGITS.matcher(version == null ? "" : version);
        return digits.find() ? Integer.parseInt(digits.group()) : 0;
    }

    private RestoreFailedException asFailure(RuntimeException failure) {
        var differences =
                failure instanceof DifferentContentException different ? different.differences() : List.<String>of();
        var nothing = new RestoreTarget.Applied(0, 0, List.of());
        var report = report(RestoreReport.Outcome.FAILED, nothing, differences, leftovers(failure));
        String problem = failure instanceof BackupException known ? known.problem() : String.valueOf(failure);
        String state = report.warnings().isEmpty()
                ? " failed, and the target is as it was before. "
                : " failed. " + String.join(" ", report.warnings()) + " ";
        return new RestoreFailedException(
                "Restoring " + source.name() + " to database " + target.name() + state + problem,
                RefusalAdvice.nextStep(failure),
                report,
                failure);
    }

    private static List<String> leftovers(RuntimeException failure) {
        return Arrays.stream(failure.getSuppressed())
                .filter(LeftoverException.class::isInstance)
                .map(leftover -> ((LeftoverException) leftover).problem())
                .toList();
    }

    private RestoreReport report(
            RestoreReport.Outcome outcome,
            RestoreTarget.Applied applied,
            List<String> differences,
            List<String> warnings) {
        var done = progress.progress();
        return new RestoreReport(
                outcome,
                source.name(),
                target.name() + " at " + target.location(),
                options.mode(),
                applied.tables(),
                done.rows(),
                done.bytes(),
                Duration.between(startedAt, clock.instant()),
                applied.compared(),
                differences,
                safetyBackupName,
                swap,
                createdRoles,
                pendingMigrations,
                warnings);
    }
}
