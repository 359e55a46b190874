package io.restorable.backup.boot.schedule;

import io.restorable.backup.test.time.SettableClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Delayed;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.scheduling.Trigger;

/** Runs tasks when a test says what time it is, on the test's own thread. */
public final class ManualScheduler implements TaskScheduler {

    private final SettableClock clock;
    private final Queue<Planned> planned = new PriorityQueue<>(Comparator.comparing(Planned::time));

    public ManualScheduler(SettableClock clock) {
        this.clock = clock;
    }

    private record Planned(Instant time, Runnable task) {}

    /** Lets the time go on, and runs in order what comes due; each task sees the time at which it was to run. */
    public void advanceTo(Instant time) {
        for (Planned next = due(time); next != null; next = due(time)) {
            if (next.time.isAfter(clock.instant())) {
                clock.set(next.time);
            }
            next.task.run();
        }
        if (time.isAfter(clock.instant())) {
            clock.set(time);
        }
    }

    /** Runs what comes first, whatever the time. */
    public void runFirst() {
        Planned first = due(Instant.MAX);
        if (first != null) {
            first.task.run();
        }
    }

    /** When something is to run. */
    public synchronized List<Instant> times() {
        return planned.stream().map(Planned::time).sorted().toList();
    }

    private synchronized @Nullable Planned due(Instant time) {
        Planned next = planned.peek();
        return next == null || next.time.isAfter(time) ? null : planned.poll();
    }

    @Override
    public synchronized ScheduledFuture<?> schedule(Runnable task, Instant time) {
        planned.add(new Planned(time, task));
        return new Pending();
    }

    @Override
    public Clock getClock() {
        return clock;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, Trigger trigger) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Instant time, Duration period) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, Duration period) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Instant time, Duration delay) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, Duration delay) {
        throw new UnsupportedOperationException();
    }

    private static final class Pending extends CompletableFuture<@Nullable Object>
            implements ScheduledFuture<@Nullable Object> {

        @Override
        public long getDelay(TimeUnit unit) {
            return 0;
        }

        @Override
        public int compareTo(Delayed other) {
            return 0;
        }
    }
}
