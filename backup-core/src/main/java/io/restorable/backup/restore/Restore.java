package io.restorable.backup.restore;

import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.ServerFacts;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.event.Operation;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.Progress;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.manifest.Manifest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One restore, from the first check to the verdict. The source is read whole before the target is touched; the target
 * holds everything in the end, compared, or is as it was. For one thread, which waits until all is done; an interrupt
 * cancels the restore.
 */
public final class Restore {

    private static final DateTimeFormatter SUFFIX =
            DateTimeFormatter.ofPattern("yyyyMMddHHmmss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final Pattern LEADING_DIGITS = Pattern.compile("^\\d+");

    private final SourceArchive source;
    private final Database target;
    private final RestoreOptions options;
    private final Clock clock;
    private final ProgressReporter progress;
    private final Instant startedAt;

    private Restore(
            SourceArchive source, Database target, RestoreOptions options, ProgressListener listener, Clock clock) {
        this.source = source;
        this.target = target;
        this.options = options;
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
     * @param listener is told how it gets on
     * @param clock the time in events and in the report
     * @return the report, whose outcome is {@link RestoreReport.Outcome#RESTORED}
     * @throws RefusedException if the restore was refused and nothing was changed
     * @throws RestoreFailedException if it failed; the target is as it was before
     */
    public static RestoreReport run(
            SourceArchive source, Database target, RestoreOptions options, ProgressListener listener, Clock clock) {
        return new Restore(source, target, options, listener, clock).run();
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
        RestorePlan plan = RestorePlan.of(source, options);
        try (RestoreTarget place = openTarget()) {
            place.preflight();
            var warnings = new ArrayList<>(plan.warnings());
            warnOfOlderServer(place.facts(), warnings);
            checkSource(plan);
            expect();
            RestoreTarget.Applied applied = place.apply(source, plan, progress);
            warnings.addAll(applied.warnings());
            return report(RestoreReport.Outcome.RESTORED, applied, List.of(), warnings);
        }
    }

    private RestoreTarget openTarget() {
        return switch (options.mode()) {
            case NEW_DATABASE -> new ParallelTarget(target, options, SUFFIX.format(startedAt));
            case IN_PLACE -> new InPlaceTarget(target, options);
        };
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

    private void warnOfOlderServer(ServerFacts facts, List<String> warnings) {
        int major = majorOf(source.contents().header().serverVersion());
        if (major > facts.version().major()) {
            warnings.add("The backup is of PostgreSQL " + major + " and the target is " + facts.version()
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
        String nextStep = failure instanceof BackupException known
                ? known.nextStep()
                : "This looks like a defect of Restorable; please report it with the stack trace.";
        return new RestoreFailedException(
                "Restoring " + source.name() + " to database " + target.name() + " failed, and "
                        + (report.warnings().isEmpty() ? "the target is as it was before" : "something was left over")
                        + ". " + problem,
                nextStep,
                report,
                failure);
    }

    private static List<String> leftovers(RuntimeException failure) {
        return Arrays.stream(failure.getSuppressed())
                .filter(BackupException.class::isInstance)
                .map(Throwable::getMessage)
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
                warnings);
    }
}
