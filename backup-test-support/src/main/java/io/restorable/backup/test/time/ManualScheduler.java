package io.restorable.backup.test.time;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Runs tasks when a test says that time goes on, on the test's own thread, and never by itself. Each task sees the clock
 * at the very moment for which it was planned. Tasks may be planned by any thread.
 *
 * <p>Where Spring wants a {@code TaskScheduler}, wrap it into a {@code ConcurrentTaskScheduler} with the same clock.
 */
public final class ManualScheduler extends AbstractExecutorService implements ScheduledExecutorService {

    private final SettableClock clock;
    private final Queue<PlannedTask<?>> planned = new PriorityQueue<>(
            Comparator.<PlannedTask<?>, Instant>comparing(PlannedTask::time).thenComparing(PlannedTask::number));
    private long numbers;
    private boolean shutDown;

    /** @param clock the time; goes on with this scheduler */
    public ManualScheduler(SettableClock clock) {
        this.clock = clock;
    }

    /** Runs what is due by now, and what becomes due by that. */
    public void runDue() {
        advanceTo(clock.instant());
    }

    /** Lets so much time pass; otherwise as {@link #advanceTo}. */
    public void advance(Duration duration) {
        advanceTo(clock.instant().plus(duration));
    }

    /** Lets time go on to that moment, and runs in order what is planned until then. Never goes back. */
    public void advanceTo(Instant time) {
        for (PlannedTask<?> next = poll(time); next != null; next = poll(time)) {
            if (next.time().isAfter(clock.instant())) {
                clock.set(next.time());
            }
            next.run();
        }
        if (time.isAfter(clock.instant())) {
            clock.set(time);
        }
    }

    /** For when tasks are planned, soonest first. */
    public synchronized List<Instant> times() {
        return planned.stream().map(PlannedTask::time).sorted().toList();
    }

    private synchronized @Nullable PlannedTask<?> poll(Instant time) {
        PlannedTask<?> next = planned.peek();
        return next == null || next.time().isAfter(time) ? null : planned.poll();
    }

    synchronized void plan(PlannedTask<?> task) {
        if (!shutDown) {
            planned.add(task);
        }
    }

    synchronized void forget(PlannedTask<?> task) {
        planned.remove(task);
    }

    Instant now() {
        return clock.instant();
    }

    private synchronized <V extends @Nullable Object> PlannedTask<V> plan(
            Callable<V> task, Duration delay, @Nullable Duration period, @Nullable Duration pause) {
        if (shutDown) {
            throw new RejectedExecutionException("The scheduler was shut down.");
        }
        var added = new PlannedTask<>(this, task, now().plus(delay), numbers++, period, pause);
        planned.add(added);
        return added;
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // as every executor does
    public void execute(Runnable task) {
        plan(Executors.callable(task), Duration.ZERO, null, null);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        return plan(Executors.callable(task), duration(delay, unit), null, null);
    }

    @Override
    public <V extends @Nullable Object> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        return plan(task, duration(delay, unit), null, null);
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long delay, long period, TimeUnit unit) {
        return plan(Executors.callable(task), duration(delay, unit), duration(period, unit), null);
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long delay, long pause, TimeUnit unit) {
        return plan(Executors.callable(task), duration(delay, unit), null, duration(pause, unit));
    }

    private static Duration duration(long amount, TimeUnit unit) {
        return Duration.of(amount, unit.toChronoUnit());
    }

    /** Takes no more tasks; those that are planned still run when time goes on, except the repeated ones. */
    @Override
    public synchronized void shutdown() {
        shutDown = true;
        planned.removeIf(PlannedTask::isPeriodic);
    }

    @Override
    public synchronized List<Runnable> shutdownNow() {
        shutDown = true;
        var left = new ArrayList<Runnable>(planned);
        planned.clear();
        return left;
    }

    @Override
    public synchronized boolean isShutdown() {
        return shutDown;
    }

    @Override
    public synchronized boolean isTerminated() {
        return shutDown && planned.isEmpty();
    }

    /** Does not wait: time passes by {@link #advance} only. */
    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return isTerminated();
    }
}
