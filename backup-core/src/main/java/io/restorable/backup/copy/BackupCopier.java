package io.restorable.backup.copy;

import io.restorable.backup.copy.CopiedBackup.Outcome;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.DamagedBackupException;
import io.restorable.backup.error.OperationCancelledException;
import io.restorable.backup.manifest.ObjectEntry;
import io.restorable.backup.repository.BackupCopy;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.Repository;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Copies one backup after the other into one store, each with several objects at once. Used by one thread. */
final class BackupCopier {

    private static final Logger LOGGER = LoggerFactory.getLogger(BackupCopier.class);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofMinutes(1);

    private final Repository original;
    private final Repository target;
    private final Retries retries;
    private final CopyProgress progress;
    private final LongConsumer passed;
    private final int jobs;

    /** @param passed is told of bytes that pass */
    BackupCopier(
            Repository original,
            Repository target,
            CopyOptions options,
            Retries retries,
            CopyProgress progress,
            LongConsumer passed) {
        this.original = original;
        this.target = target;
        this.retries = retries;
        this.progress = progress;
        this.passed = passed;
        this.jobs = options.jobs();
    }

    private static Thread thread(Runnable work) {
        var thread = new Thread(work, "restorable-copy-object");
        thread.setDaemon(true);
        return thread;
    }

    /**
     * Copies a backup; a failure is a result.
     *
     * @throws OperationCancelledException if the thread was interrupted
     */
    CopiedBackup copy(BackupName name) {
        long began = System.nanoTime();
        try {
            Optional<BackupCopy> begun = retries.call("Copying " + name, () -> target.beginCopy(original, name));
            if (begun.isEmpty()) {
                return new CopiedBackup(name, Outcome.PRESENT, 0, since(began), null, null);
            }
            long bytes = copyAndSeal(name, begun.get());
            return new CopiedBackup(name, Outcome.COPIED, bytes, since(began), null, null);
        } catch (OperationCancelledException cancelled) {
            throw cancelled;
        } catch (BackupException failure) {
            return failed(name, since(began), failure);
        }
    }

    private long copyAndSeal(BackupName name, BackupCopy copy) {
        try {
            return copyAll(name, copy);
        } finally {
            // what removes the rest must not be cancelled with the copy
            boolean cancelled = Thread.interrupted();
            copy.close();
            if (cancelled) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private long copyAll(BackupName name, BackupCopy copy) {
        var totals = copy.head().totals();
        progress.expect(totals);
        if (copy.head().isLockedAt(Instant.now()) && !copy.isLocked()) {
            progress.warn("Backup " + name + " is locked in " + original.describe() + ", and not in "
                    + target.describe() + ", which cannot lock objects.");
        }
        copyObjects(name, copy);
        retries.run("Sealing the copy of " + name, copy::seal);
        return totals.storedBytes();
    }

    private void copyObjects(BackupName name, BackupCopy copy) {
        ExecutorService workers = Executors.newFixedThreadPool(jobs, BackupCopier::thread);
        try {
            var ended = new ExecutorCompletionService<ObjectEntry>(workers);
            copy.objects().forEach(entry -> ended.submit(() -> copyObject(name, copy, entry), entry));
            for (int count = 0; count < copy.objects().size(); count++) {
                ObjectEntry entry = ended.take().get();
                progress.done(entry.name(), entry.storedBytes());
            }
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new OperationCancelledException("The copy of " + name, cancelled);
        } catch (ExecutionException failure) {
            throw rethrown(failure.getCause());
        } finally {
            awaitEnd(workers);
        }
    }

    private void copyObject(BackupName name, BackupCopy copy, ObjectEntry entry) {
        retries.run("Object " + entry.name() + " of " + name, () -> {
            copy.copy(entry, bytes -> {
                passed.accept(bytes);
                progress.passed(bytes);
            });
        });
    }

    /** Nothing may be written any more when the rest is removed. */
    private static void awaitEnd(ExecutorService workers) {
        workers.shutdownNow();
        boolean interrupted = Thread.interrupted();
        try {
            if (!workers.awaitTermination(PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS)) {
                LOGGER.warn("A thread still waits for its store and is left behind");
            }
        } catch (InterruptedException again) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException known ? known : new IllegalStateException(cause);
    }

    private CopiedBackup failed(BackupName name, Duration duration, BackupException failure) {
        String problem = failure.problem();
        if (failure instanceof DamagedBackupException) {
            problem = "THE ORIGINAL IN " + original.describe() + " IS DAMAGED. " + problem;
            LOGGER.error("{} {}", problem, failure.nextStep());
        } else {
            LOGGER.warn("Backup {} was not copied to {}: {}", name, target.describe(), problem);
        }
        return CopiedBackup.failed(name, duration, problem, failure.nextStep());
    }

    private static Duration since(long began) {
        return Duration.ofNanos(System.nanoTime() - began);
    }
}
