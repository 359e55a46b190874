package io.restorable.backup.boot.schedule;

import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.boot.plan.BackupSchedule;
import io.restorable.backup.boot.run.Trigger;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Future;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.task.TaskRejectedException;
import org.springframework.scheduling.TaskScheduler;

/**
 * The clockwork of one plan. A tick that comes while the plan is at work is looked at when that has ended; of several
 * that were missed, only the newest.
 */
final class PlanTicks {

    private static final Logger LOGGER = LoggerFactory.getLogger(PlanTicks.class);

    /** Long enough for an application to be up, and for another instance to be seen. */
    private static final Duration CATCH_UP_DELAY = Duration.ofSeconds(15);

    private static final Duration BUSY_PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_BUSY_PAUSE = Duration.ofMinutes(5);
    private static final Duration RETRY_PAUSE = Duration.ofMinutes(5);
    private static final int RETRIES = 3;

    private final BackupPlan plan;
    private final BackupSchedule schedule;
    private final TickWork work;
    private final TaskScheduler scheduler;
    private final Clock clock;
    private final Queue<Future<?>> planned = new ConcurrentLinkedQueue<>();
    private volatile boolean running;

    PlanTicks(BackupPlan plan, BackupSchedule schedule, TickWork work, TaskScheduler scheduler, Clock clock) {
        this.plan = plan;
        this.schedule = schedule;
        this.work = work;
        this.scheduler = scheduler;
        this.clock = clock;
    }

    void start() {
        running = true;
        Instant now = clock.instant();
        if (schedule.catchUp()) {
            schedule.lastDue(now).ifPresent(due -> later(CATCH_UP_DELAY, new Attempt(due, Trigger.CATCH_UP, 0, 0)));
        }
        arm(now);
    }

    void stop() {
        running = false;
        planned.forEach(waiting -> waiting.cancel(false));
    }

    /** Waits for the first tick after a time. */
    private void arm(Instant time) {
        schedule.next(time).ifPresent(tick -> at(tick, () -> fire(tick)));
    }

    private void fire(Instant tick) {
        Instant now = clock.instant();
        if (now.isBefore(schedule.countsSince(tick))) {
            // the clock was set back meanwhile
            at(tick, () -> fire(tick));
            return;
        }
        Instant due = schedule.lastDue(now).filter(last -> last.isAfter(tick)).orElse(tick);
        try {
            make(new Attempt(due, Trigger.SCHEDULE, 0, 0));
        } finally {
            arm(due);
        }
    }

    private void make(Attempt attempt) {
        switch (work.attempt(plan, schedule.countsSince(attempt.tick), attempt.trigger)) {
            case SERVED, DONE, GIVEN_UP -> {
                // nothing is left to do for this tick
            }
            case BUSY -> later(attempt.busyPause(), attempt.afterBusy());
            case FAILED -> {
                if (attempt.failures < RETRIES) {
                    later(RETRY_PAUSE, attempt.afterFailure());
                }
            }
        }
    }

    /** The next tick looks for itself. */
    private void later(Duration pause, Attempt attempt) {
        Instant time = clock.instant().plus(pause);
        boolean before = schedule.next(attempt.tick).map(time::isBefore).orElse(true);
        if (before) {
            at(time, () -> make(attempt));
        } else {
            LOGGER.debug("Plan {} waits for its next tick", plan);
        }
    }

    private void at(Instant time, Runnable task) {
        try {
            planned.removeIf(Future::isDone);
            planned.add(scheduler.schedule(() -> ifRunning(task), time));
        } catch (TaskRejectedException ending) {
            LOGGER.debug("The schedule of plan {} ends", plan);
        }
    }

    private void ifRunning(Runnable task) {
        if (running) {
            task.run();
        }
    }

    /**
     * One try.
     *
     * @param tick what for
     * @param trigger why
     * @param waits how often it found somebody else at work
     * @param failures how often it failed
     */
    private record Attempt(Instant tick, Trigger trigger, int waits, int failures) {

        Attempt afterBusy() {
            return new Attempt(tick, trigger, waits + 1, failures);
        }

        Attempt afterFailure() {
            return new Attempt(tick, trigger, waits, failures + 1);
        }

        Duration busyPause() {
            Duration pause = BUSY_PAUSE.multipliedBy(1L << Math.min(waits, 5));
            return pause.compareTo(LONGEST_BUSY_PAUSE) < 0 ? pause : LONGEST_BUSY_PAUSE;
        }
    }
}
