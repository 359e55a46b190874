package io.restorable.backup.copy;

import io.restorable.backup.error.BackupException;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.Repository;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Copies backups into one store in a thread of its own, so that several stores are served at once, and none that does not
 * answer holds up the rest: it is given up when no byte has passed for a while. Never throws for a store: what failed is in
 * the report.
 */
public final class CopyRun {

    private static final Logger LOGGER = LoggerFactory.getLogger(CopyRun.class);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofSeconds(10);
    private static final long WATCH_MILLIS = 100;

    private final String store;
    private final Repository original;
    private final Supplier<Repository> target;
    private final CopyOptions options;
    private final CopyProgress progress;
    private final List<CopiedBackup> results = new CopyOnWriteArrayList<>();
    private final AtomicLong lastSign = new AtomicLong(System.nanoTime());
    private final CountDownLatch done = new CountDownLatch(1);
    private volatile List<BackupName> wanted;
    private volatile @Nullable Throwable broken;
    private volatile boolean givenUp;
    private @Nullable Thread thread;

    private CopyRun(
            String store,
            Repository original,
            Supplier<Repository> target,
            List<BackupName> wanted,
            CopyOptions options,
            CopyProgress progress) {
        this.store = store;
        this.original = original;
        this.target = target;
        this.wanted = List.copyOf(wanted);
        this.options = options;
        this.progress = progress;
    }

    /**
     * Starts.
     *
     * @param store names the target, without secrets
     * @param original where the backups lie
     * @param target opens the target
     * @param wanted what is to be copied, in that order; reported as failed if the target cannot be opened
     * @param more what is to be copied besides, by a look at the target afterwards
     */
    public static CopyRun start(
            String store,
            Repository original,
            Supplier<Repository> target,
            List<BackupName> wanted,
            Function<Repository, List<BackupName>> more,
            CopyOptions options,
            CopyProgress progress) {
        var run = new CopyRun(store, original, target, wanted, options, progress);
        var thread = new Thread(() -> run.run(more), "restorable-copy");
        thread.setDaemon(true);
        run.thread = thread;
        thread.start();
        return run;
    }

    private void run(Function<Repository, List<BackupName>> more) {
        try {
            copyAll(more);
        } catch (Throwable failure) {
            broken = failure;
        } finally {
            done.countDown();
        }
    }

    private void copyAll(Function<Repository, List<BackupName>> more) {
        var retries = new Retries(options.attempts(), options.pause());
        Repository opened = retries.call("Opening " + store, target);
        var copier = new BackupCopier(original, opened, options, retries, progress, bytes -> sign());
        copyAll(copier, wanted);
        List<BackupName> further = retries.call("Looking through " + store, () -> more.apply(opened));
        wanted = Stream.concat(wanted.stream(), further.stream()).toList();
        copyAll(copier, further);
    }

    private void copyAll(BackupCopier copier, List<BackupName> backups) {
        for (BackupName name : backups) {
            sign();
            CopiedBackup result = copier.copy(name);
            if (givenUp && result.failed()) {
                return;
            }
            results.add(result);
        }
        sign();
    }

    private void sign() {
        lastSign.set(System.nanoTime());
    }

    /**
     * Waits until all is copied, or the store is given up. If the thread is interrupted, so is the copy; what is missing is
     * reported as failed then, and the thread stays interrupted.
     */
    public CopyReport await() {
        try {
            while (!done.await(WATCH_MILLIS, TimeUnit.MILLISECONDS)) {
                if (System.nanoTime() - lastSign.get() > options.patience().toNanos()) {
                    giveUp();
                    return report(
                            store + " has taken no byte and given no answer for "
                                    + options.patience().toSeconds() + " s, and was given up.",
                            "Check that store, then 'copy' what is missing.");
                }
            }
        } catch (InterruptedException cancelled) {
            giveUp();
            Thread.currentThread().interrupt();
            return report("The copy was cancelled.", "Nothing half-made is left; 'copy' what is missing.");
        }
        Throwable failure = broken;
        if (failure instanceof BackupException known) {
            LOGGER.warn("{} was not looked through to its end: {}", store, known.problem());
            return report(known.problem(), known.nextStep());
        }
        if (failure != null) {
            LOGGER.error("The copy to {} broke", store, failure);
        }
        return report("The copy broke: " + failure + ".", "This looks like a defect of this tool; please report it.");
    }

    /** Lets it remove what it began, if the store lets it. */
    private void giveUp() {
        givenUp = true;
        Thread running = thread;
        if (running != null) {
            running.interrupt();
        }
        try {
            if (!done.await(PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS)) {
                LOGGER.warn("A thread still waits for {} and is left behind", store);
            }
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    /** What has no result has failed, for that reason. */
    private CopyReport report(String problem, String nextStep) {
        var all = new ArrayList<>(results);
        for (BackupName name : wanted.subList(Math.min(all.size(), wanted.size()), wanted.size())) {
            LOGGER.warn("Backup {} was not copied to {}: {}", name, store, problem);
            all.add(CopiedBackup.failed(name, Duration.ZERO, problem, nextStep));
        }
        return new CopyReport(store, all);
    }
}
