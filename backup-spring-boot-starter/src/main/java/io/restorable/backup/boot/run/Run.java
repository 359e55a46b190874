package io.restorable.backup.boot.run;

import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.Progress;
import io.restorable.backup.event.ProgressEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One operation of a plan, at work or ended. Safe for use by many threads. */
public final class Run {

    private final UUID id = UUID.randomUUID();
    private final BackupPlan plan;
    private final Work work;
    private final Trigger trigger;
    private final Instant startedAt;
    private @Nullable Thread thread;
    private boolean cancelled;
    private volatile RunState state = RunState.RUNNING;
    private volatile @Nullable Instant endedAt;
    private volatile @Nullable Phase phase;
    private volatile @Nullable Progress progress;
    private volatile @Nullable Object result;
    private volatile @Nullable RuntimeException failure;

    Run(BackupPlan plan, Work work, Trigger trigger, Instant startedAt) {
        this.plan = plan;
        this.work = work;
        this.trigger = trigger;
        this.startedAt = startedAt;
    }

    /** Tells runs apart. */
    public UUID id() {
        return id;
    }

    /** Whose operation it is. */
    public BackupPlan plan() {
        return plan;
    }

    /** What it does. */
    public Work work() {
        return work;
    }

    /** Why it began. */
    public Trigger trigger() {
        return trigger;
    }

    /** When it began. */
    public Instant startedAt() {
        return startedAt;
    }

    /** When it ended; empty while it is at work. */
    public Optional<Instant> endedAt() {
        return Optional.ofNullable(endedAt);
    }

    /** How far it is. */
    public RunState state() {
        return state;
    }

    /** The part it is in, or was in last; empty if it has not come to any. */
    public Optional<Phase> phase() {
        return Optional.ofNullable(phase);
    }

    /** What is done of it; empty if nothing is known yet. */
    public Optional<Progress> progress() {
        return Optional.ofNullable(progress);
    }

    /** What came of it, if it is of the type; empty otherwise. */
    public <T> Optional<T> result(Class<T> type) {
        Object value = result;
        return type.isInstance(value) ? Optional.of(type.cast(value)) : Optional.empty();
    }

    /** Why it ended without success; empty if it did not. */
    public Optional<RuntimeException> failure() {
        return Optional.ofNullable(failure);
    }

    /** How long it took, or takes so far. */
    public Duration duration(Instant now) {
        Instant end = endedAt;
        return Duration.between(startedAt, end == null ? now : end);
    }

    /** Cancels it; does nothing if it has ended. It ends soon after, not at once. */
    public synchronized void cancel() {
        if (thread != null) {
            cancelled = true;
            thread.interrupt();
        }
    }

    synchronized void takenBy(Thread worker) {
        thread = worker;
    }

    /** Whether it was cancelled; from now on it cannot be any more. */
    synchronized boolean leave() {
        thread = null;
        return cancelled;
    }

    void heard(ProgressEvent event) {
        if (event instanceof ProgressEvent.PhaseStarted started) {
            phase = started.phase();
            progress = started.progress();
        } else if (event instanceof ProgressEvent.Advanced advanced) {
            progress = advanced.progress();
        } else if (event instanceof ProgressEvent.Completed completed) {
            progress = completed.progress();
        }
    }

    void completed(@Nullable Object outcome, Instant now) {
        result = outcome;
        endedAt = now;
        state = RunState.COMPLETED;
    }

    void ended(RunState how, RuntimeException why, Instant now) {
        failure = why;
        endedAt = now;
        state = how;
    }

    @Override
    public String toString() {
        return work.word() + " of plan " + plan.name() + " (" + id + ")";
    }
}
