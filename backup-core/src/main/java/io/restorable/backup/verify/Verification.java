package io.restorable.backup.verify;

import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.directory.DataFileNames;
import io.restorable.backup.archive.directory.DataFileReader;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.event.Operation;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.Progress;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.manifest.ObjectEntry;
import io.restorable.backup.manifest.Totals;
import io.restorable.backup.repository.SealedBackup;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Proves one backup without any database. Damage is a finding of the report and never an exception, so that one look
 * tells all that is wrong. Memory stays bounded by the number of threads and the size of the table of contents. Used
 * once, by one thread.
 */
public final class Verification {

    private final SealedBackup backup;
    private final VerificationLevel level;
    private final int jobs;
    private final Clock clock;
    private final ProgressReporter progress;
    private final ObjectChecks objects;
    private final List<Finding> findings = new ArrayList<>();

    /**
     * @param backup what is to be proved
     * @param level how far to go
     * @param jobs how many objects are read at once, from 1
     * @param listener who is told how it gets on
     * @param clock the time of the report
     */
    public Verification(
            SealedBackup backup, VerificationLevel level, int jobs, ProgressListener listener, Clock clock) {
        this.backup = backup;
        this.level = level;
        this.jobs = jobs;
        this.clock = clock;
        this.progress = new ProgressReporter(Operation.VERIFY, listener, clock);
        this.objects = new ObjectChecks(backup, progress);
    }

    /** Reads the backup and reports what it found. */
    public VerificationReport run() {
        Instant startedAt = clock.instant();
        Totals totals = backup.manifest().head().totals();
        progress.expect(new Progress.Expected(0, totals.plainBytes(), totals.objects()));
        progress.started(backup.name().toString());
        progress.phase(Phase.CHECKSUMS);
        ExecutorService executor = Executors.newFixedThreadPool(jobs);
        try {
            findings.addAll(objects.extraObjects());
            long rows = level == VerificationLevel.CONTENTS ? checkContents(executor) : 0;
            checkObjects(executor);
            findings.sort(Comparator.comparing(Finding::kind).thenComparing(Finding::subject));
            Duration duration = Duration.between(startedAt, clock.instant());
            var report = new VerificationReport(
                    backup.name(),
                    level,
                    startedAt,
                    duration,
                    objects.objects(),
                    objects.storedBytes(),
                    rows,
                    backup.mac(),
                    findings);
            progress.completed(backup.name().toString());
            return report;
        } catch (RuntimeException failure) {
            progress.failed(failure);
            throw failure;
        } finally {
            executor.shutdownNow();
        }
    }

    /** Returns how many rows were read. */
    private long checkContents(ExecutorService executor) {
        TableOfContents contents = readContents();
        if (contents == null) {
            return 0;
        }
        var checks = new ContentChecks(backup, contents, objects);
        runAll(executor, checks.tasks());
        progress.phase(Phase.COMPARE);
        findings.addAll(checks.compare());
        return checks.rows();
    }

    /** {@code null}, with a finding, if the table of contents cannot be read. */
    private @Nullable TableOfContents readContents() {
        String name = DataFileNames.TABLE_OF_CONTENTS;
        try {
            TableOfContents contents = DataFileReader.readTableOfContents(file -> new CompleteInput(backup.open(file)));
            backup.object(name).ifPresent(objects::passed);
            return contents;
        } catch (IOException | BackupException failure) {
            Optional<Finding> damage = backup.object(name).flatMap(objects::check);
            findings.add(damage.orElseGet(() ->
                    new Finding(Finding.Kind.UNREADABLE_ARCHIVE, name, "could not be read: " + failure.getMessage())));
            return null;
        }
    }

    /** Those that the contents did not lead to; at level 1 all. */
    private void checkObjects(ExecutorService executor) {
        var tasks = new ArrayList<Callable<List<Finding>>>();
        for (ObjectEntry entry : backup.manifest().objects()) {
            tasks.add(() -> objects.check(entry).stream().toList());
        }
        runAll(executor, tasks);
    }

    private void runAll(ExecutorService executor, List<Callable<List<Finding>>> tasks) {
        try {
            for (Future<List<Finding>> task : executor.invokeAll(tasks)) {
                findings.addAll(task.get());
            }
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException unexpected) {
                throw unexpected;
            }
            throw new IllegalStateException(failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CancellationException("The verification of " + backup.name() + " was interrupted");
        }
    }
}
