package io.restorable.backup.boot.schedule.persistent;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.AbstractTask;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.DeadExecutionHandler.ReviveDeadExecution;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.OnStartup;
import com.github.kagkarlsson.scheduler.task.SchedulableInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.boot.plan.BackupPlans;
import io.restorable.backup.boot.plan.BackupSchedule;
import io.restorable.backup.boot.run.Trigger;
import io.restorable.backup.boot.schedule.TickOutcome;
import io.restorable.backup.boot.schedule.TickWork;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clockwork of all plans as one task of db-scheduler, with an instance, a row in its table, for each plan. What is
 * done at a tick is the same as without db-scheduler; when the next try comes, and on which instance of the application,
 * is in the table. Safe for use by many threads.
 */
public final class PersistentTicks extends AbstractTask<Void> implements OnStartup {

    /** The name of the task that makes backups. */
    public static final String BACKUPS = "restorable-backup";

    /** The name of the task that drills them. */
    public static final String DRILLS = "restorable-drill";

    private static final Logger LOGGER = LoggerFactory.getLogger(PersistentTicks.class);

    private static final Duration CATCH_UP_DELAY = Duration.ofSeconds(15);
    private static final Duration BUSY_PAUSE = Duration.ofMinutes(1);
    private static final Duration RETRY_PAUSE = Duration.ofMinutes(5);
    private static final int RETRIES = 3;

    /** For plans of other versions of the application, which another instance may know. */
    private static final Duration UNKNOWN_PAUSE = Duration.ofMinutes(10);

    private final Map<String, PlanTick> ticks = new LinkedHashMap<>();
    private final TickWork work;
    private final Clock clock;
    private volatile boolean taken;

    private record PlanTick(BackupPlan plan, BackupSchedule schedule) {}

    private PersistentTicks(
            String name,
            BackupPlans plans,
            Function<BackupPlan, Optional<BackupSchedule>> schedules,
            TickWork work,
            Clock clock) {
        super(name, Void.class, (complete, operations) -> operations.stop(), new ReviveDeadExecution<>());
        this.work = work;
        this.clock = clock;
        plans.all()
                .forEach(plan -> schedules
                        .apply(plan)
                        .ifPresent(schedule -> ticks.put(plan.name(), new PlanTick(plan, schedule))));
    }

    /** Backs up when the plans say so. */
    public static PersistentTicks ofBackups(BackupPlans plans, TickWork work, Clock clock) {
        return new PersistentTicks(BACKUPS, plans, BackupPlan::schedule, work, clock);
    }

    /**
     * Drills the newest backup of each plan.
     *
     * @param schedule when; empty for never
     */
    public static PersistentTicks ofDrills(
            BackupPlans plans, Optional<BackupSchedule> schedule, TickWork work, Clock clock) {
        return new PersistentTicks(DRILLS, plans, plan -> schedule, work, clock);
    }

    /** Whether db-scheduler will do what is due: it knows the task, or there is nothing to do. */
    boolean isTaken() {
        return taken || ticks.isEmpty();
    }

    @Override
    public void onStartup(SchedulerClient client, com.github.kagkarlsson.scheduler.Clock itsClock) {
        taken = true;
        ticks.values().forEach(tick -> plan(client, tick));
    }

    /** Soon, if something may have been missed; otherwise not later than the schedule, which may be a new one, says. */
    private void plan(SchedulerClient client, PlanTick tick) {
        Instant now = clock.instant();
        boolean catchUp = tick.schedule.catchUp() && tick.schedule.lastDue(now).isPresent();
        Optional<Instant> first = catchUp ? Optional.of(now.plus(CATCH_UP_DELAY)) : tick.schedule.next(now);
        if (first.isEmpty()) {
            return;
        }
        TaskInstance<Void> instance = instance(tick.plan.name());
        Optional<ScheduledExecution<Object>> known = client.getScheduledExecution(instance);
        if (known.isEmpty()) {
            client.scheduleIfNotExists(instance, first.get());
        } else if (!known.get().isPicked() && isOutdated(tick, known.get().getExecutionTime(), first.get(), now)) {
            reschedule(client, instance, first.get());
        }
        LOGGER.info("Plan {} is task {} of db-scheduler, at {}", tick.plan, instance, tick.schedule);
    }

    private static boolean isOutdated(PlanTick tick, Instant planned, Instant first, Instant now) {
        return planned.isAfter(first) || (planned.isBefore(now) && !tick.schedule.catchUp());
    }

    private static void reschedule(SchedulerClient client, TaskInstance<Void> instance, Instant time) {
        try {
            client.reschedule(instance, time);
        } catch (RuntimeException another) {
            LOGGER.debug("Another instance has just begun or planned {}", instance, another);
        }
    }

    @Override
    public CompletionHandler<Void> execute(TaskInstance<Void> instance, ExecutionContext context) {
        PlanTick tick = ticks.get(instance.getId());
        if (tick == null) {
            LOGGER.debug("This instance of the application has no schedule for plan {}", instance.getId());
            return after(clock.instant().plus(UNKNOWN_PAUSE));
        }
        Optional<Instant> due = tick.schedule.lastDue(clock.instant());
        if (due.isEmpty()) {
            return afterwards(tick);
        }
        boolean punctual = !context.getExecution().getExecutionTime().isAfter(due.get());
        Trigger trigger = punctual ? Trigger.SCHEDULE : Trigger.CATCH_UP;
        TickOutcome outcome = work.attempt(tick.plan, tick.schedule.countsSince(due.get()), trigger);
        return switch (outcome) {
            case SERVED, DONE, GIVEN_UP -> afterwards(tick);
            case BUSY -> after(earlier(tick, BUSY_PAUSE));
            case FAILED -> throw new TickFailedException(tick.plan.name());
        };
    }

    /** Counts how often, as the table does, and begins anew at the next tick. */
    @Override
    public FailureHandler<Void> getFailureHandler() {
        return (complete, operations) -> {
            PlanTick tick = ticks.get(complete.getExecution().getId());
            if (tick == null) {
                operations.reschedule(complete, clock.instant().plus(UNKNOWN_PAUSE));
                return;
            }
            boolean again = complete.getExecution().consecutiveFailures % (RETRIES + 1) < RETRIES;
            Instant next = again ? earlier(tick, RETRY_PAUSE) : nextTick(tick);
            operations.reschedule(complete, next);
        };
    }

    /** After a pause, or at the next tick, which looks for itself. */
    private Instant earlier(PlanTick tick, Duration pause) {
        Instant later = clock.instant().plus(pause);
        return tick.schedule.next(clock.instant()).filter(later::isAfter).orElse(later);
    }

    private CompletionHandler<Void> afterwards(PlanTick tick) {
        return after(nextTick(tick));
    }

    /** A schedule without a next tick ends far away, not in an empty table: its row says that it was there. */
    private Instant nextTick(PlanTick tick) {
        Instant now = clock.instant();
        return tick.schedule.next(now).orElse(now.plus(Duration.ofDays(3650)));
    }

    private static CompletionHandler<Void> after(Instant time) {
        return (ExecutionComplete complete, ExecutionOperations<Void> operations) ->
                operations.reschedule(complete, time);
    }

    @Override
    public SchedulableInstance<Void> schedulableInstance(String plan) {
        return SchedulableInstance.of(instance(plan), this::firstTime);
    }

    @Override
    public SchedulableInstance<Void> schedulableInstance(String plan, Void nothing) {
        return schedulableInstance(plan);
    }

    private Instant firstTime(Instant now) {
        return now;
    }

    /** For db-scheduler's eyes; what went wrong is recorded already. */
    private static final class TickFailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        TickFailedException(String plan) {
            super("The work of plan " + plan + " failed; see above why");
        }
    }

    /** All plans that have a schedule. */
    List<String> plans() {
        return List.copyOf(ticks.keySet());
    }
}
