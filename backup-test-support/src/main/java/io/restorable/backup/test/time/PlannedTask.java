package io.restorable.backup.test.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A task, and when it runs; one that repeats plans itself again. */
final class PlannedTask<V extends @Nullable Object> extends FutureTask<V> implements RunnableScheduledFuture<V> {

    private final ManualScheduler scheduler;
    private final long number;
    private final @Nullable Duration period;
    private final @Nullable Duration pause;
    private volatile Instant time;

    /**
     * @param number orders tasks of the same time
     * @param period from one planned time to the next, or {@code null}
     * @param pause from the end of one run to the next, or {@code null}; with neither, it runs once
     */
    PlannedTask(
            ManualScheduler scheduler,
            Callable<V> task,
            Instant time,
            long number,
            @Nullable Duration period,
            @Nullable Duration pause) {
        super(task);
        this.scheduler = scheduler;
        this.time = time;
        this.number = number;
        this.period = period;
        this.pause = pause;
    }

    Instant time() {
        return time;
    }

    long number() {
        return number;
    }

    @Override
    public void run() {
        if (!isPeriodic()) {
            super.run();
        } else if (runAndReset()) {
            time = period == null ? scheduler.now().plus(pause == null ? Duration.ZERO : pause) : time.plus(period);
            scheduler.plan(this);
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        boolean cancelled = super.cancel(mayInterruptIfRunning);
        scheduler.forget(this);
        return cancelled;
    }

    @Override
    public boolean isPeriodic() {
        return period != null || pause != null;
    }

    @Override
    public long getDelay(TimeUnit unit) {
        return unit.convert(Duration.between(scheduler.now(), time));
    }

    @Override
    public int compareTo(Delayed other) {
        return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
    }
}
