package io.restorable.backup.boot.fence.part;

import io.restorable.backup.boot.fence.FencePart;
import io.restorable.backup.boot.fence.FencedDatabase;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TaskScheduler;

/**
 * Pauses Spring's task schedulers, which is what their stop does, and waits for the tasks that are at work. What comes due
 * meanwhile runs afterwards.
 */
public final class ScheduledTasksPart implements FencePart {

    private final Supplier<Map<String, TaskScheduler>> schedulers;
    private final Duration patience;
    private final Map<String, SmartLifecycle> paused = new LinkedHashMap<>();

    /**
     * @param schedulers those of the application, by the names of their beans
     * @param patience how long to wait for tasks at work
     */
    public ScheduledTasksPart(Supplier<Map<String, TaskScheduler>> schedulers, Duration patience) {
        this.schedulers = schedulers;
        this.patience = patience;
    }

    @Override
    public String name() {
        return "scheduled tasks";
    }

    @Override
    public void close(FencedDatabase database) throws InterruptedException {
        var waiting = new LinkedHashMap<String, CountDownLatch>();
        schedulers.get().forEach((bean, scheduler) -> {
            if (!(scheduler instanceof SmartLifecycle lifecycle)) {
                database.note("The tasks of scheduler '" + bean + "' went on, as it cannot be paused.");
            } else if (lifecycle.isRunning()) {
                var atRest = new CountDownLatch(1);
                paused.put(bean, lifecycle);
                waiting.put(bean, atRest);
                lifecycle.stop(atRest::countDown);
            }
        });
        long end = System.nanoTime() + patience.toNanos();
        for (var scheduler : waiting.entrySet()) {
            if (!scheduler.getValue().await(end - System.nanoTime(), TimeUnit.NANOSECONDS)) {
                database.note("A task of scheduler '" + scheduler.getKey() + "' was at work for longer than "
                        + patience.toSeconds() + " s, and was not waited for.");
            }
        }
    }

    @Override
    public void open(FencedDatabase database) {
        paused.values().forEach(SmartLifecycle::start);
        paused.clear();
    }
}
