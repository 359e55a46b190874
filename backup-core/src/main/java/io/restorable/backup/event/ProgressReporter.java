package io.restorable.backup.event;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts what the workers of one operation do, and tells the listener. Safe for use by many threads; counting costs a
 * worker some nanoseconds, and the listener hears of it a few times a second at most.
 */
public final class ProgressReporter {

    private static final Logger LOGGER = LoggerFactory.getLogger(ProgressReporter.class);
    private static final Duration PAUSE = Duration.ofMillis(200);

    /** Below this much is done, an estimate of the rest would be a guess. */
    private static final double FIRST_ESTIMATE = 0.01;

    private final Operation operation;
    private final ProgressListener listener;
    private final Clock clock;
    private final Instant startedAt;
    private final LongAdder rows = new LongAdder();
    private final LongAdder bytes = new LongAdder();
    private final LongAdder objects = new LongAdder();
    private final AtomicReference<Instant> nextAdvance;
    private volatile Progress.Expected expected = Progress.Expected.UNKNOWN;

    /**
     * @param operation what is being done
     * @param listener who is told
     * @param clock the time of the events, and of the estimate
     */
    public ProgressReporter(Operation operation, ProgressListener listener, Clock clock) {
        this.operation = operation;
        this.listener = listener;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.nextAdvance = new AtomicReference<>(startedAt);
    }

    /** Reports the beginning, on the named database or backup. */
    public void started(String subject) {
        tell(new ProgressEvent.Started(operation, clock.instant(), subject));
    }

    /** Sets what there is to do, from now on. */
    public void expect(Progress.Expected whole) {
        expected = whole;
    }

    /** Reports that a part of the operation begins. */
    public void phase(Phase phase) {
        Instant now = clock.instant();
        tell(new ProgressEvent.PhaseStarted(operation, now, phase, progress(now)));
    }

    /** Counts rows and plain bytes that have passed since the last call. */
    public void advance(long moreRows, long moreBytes) {
        rows.add(moreRows);
        bytes.add(moreBytes);
        Instant now = clock.instant();
        Instant due = nextAdvance.get();
        if (!now.isBefore(due) && nextAdvance.compareAndSet(due, now.plus(PAUSE))) {
            tell(new ProgressEvent.Advanced(operation, now, progress(now)));
        }
    }

    /** Reports that a table or the like is done, whose rows and bytes have been counted by {@link #advance} already. */
    public void objectDone(String object, long itsRows, long itsBytes) {
        objects.increment();
        tell(new ProgressEvent.ObjectDone(operation, clock.instant(), object, itsRows, itsBytes));
    }

    /** Reports something that a reader should know; a full sentence. */
    public void warn(String message) {
        tell(new ProgressEvent.Warned(operation, clock.instant(), message));
    }

    /** Reports that a backup is alarmingly unlike an earlier one; a full sentence. */
    public void alarm(String backup, String message) {
        tell(new ProgressEvent.Alarmed(operation, clock.instant(), backup, message));
    }

    /** Reports success. */
    public void completed(String result) {
        Instant now = clock.instant();
        tell(new ProgressEvent.Completed(operation, now, result, progress(now)));
    }

    /** Reports failure. */
    public void failed(RuntimeException failure) {
        tell(new ProgressEvent.Failed(operation, clock.instant(), failure));
    }

    /** How far the operation is now. */
    public Progress progress() {
        return progress(clock.instant());
    }

    private Progress progress(Instant now) {
        Duration elapsed = Duration.between(startedAt, now);
        var known = new Progress(rows.sum(), bytes.sum(), objects.sum(), expected, elapsed, null);
        return new Progress(known.rows(), known.bytes(), known.objects(), known.expected(), elapsed, remaining(known));
    }

    private static @Nullable Duration remaining(Progress progress) {
        double fraction = progress.fraction();
        if (fraction < FIRST_ESTIMATE) {
            return null;
        }
        return Duration.ofMillis((long) (progress.elapsed().toMillis() * (1 - fraction) / fraction));
    }

    private synchronized void tell(ProgressEvent event) {
        try {
            listener.on(event);
        } catch (RuntimeException failure) {
            LOGGER.warn("A progress listener failed, and the {} goes on: {}", operation, failure.toString());
            LOGGER.debug("The listener's failure", failure);
        }
    }
}
