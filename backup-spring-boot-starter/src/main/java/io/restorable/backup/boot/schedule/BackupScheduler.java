package io.restorable.backup.boot.schedule;

import io.restorable.backup.boot.plan.BackupPlans;
import io.restorable.backup.boot.plan.BackupSchedule;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TaskScheduler;

/** Runs the schedules of plans, from the moment the application is up to the moment it begins to end. */
public final class BackupScheduler implements SmartLifecycle {

    private static final Logger LOGGER = LoggerFactory.getLogger(BackupScheduler.class);

    private final List<PlanTicks> ticks;
    private volatile boolean running;

    private BackupScheduler(List<PlanTicks> ticks) {
        this.ticks = List.copyOf(ticks);
    }

    /**
     * Backs up when the plans say so.
     *
     * @param plans whose schedules
     * @param runner makes what is due
     * @param scheduler waits for ticks; used by nobody else, as backups keep its threads for long
     * @param clock tells the time
     */
    public static BackupScheduler ofBackups(
            BackupPlans plans, TickRunner runner, TaskScheduler scheduler, Clock clock) {
        var ticks = new ArrayList<PlanTicks>();
        plans.all()
                .forEach(plan -> plan.schedule().ifPresent(schedule -> {
                    LOGGER.info(
                            "Plan {} backs up into {} at {}", plan, plan.store().address(), schedule);
                    ticks.add(new PlanTicks(plan, schedule, runner, scheduler, clock));
                }));
        return new BackupScheduler(ticks);
    }

    /**
     * Drills the newest backup of each plan; otherwise as {@link #ofBackups}.
     *
     * @param schedule when, or {@code null} for never
     */
    public static BackupScheduler ofDrills(
            BackupPlans plans,
            @Nullable BackupSchedule schedule,
            DrillRunner runner,
            TaskScheduler scheduler,
            Clock clock) {
        if (schedule == null) {
            return new BackupScheduler(List.of());
        }
        return new BackupScheduler(plans.all().stream()
                .map(plan -> new PlanTicks(plan, schedule, runner, scheduler, clock))
                .toList());
    }

    @Override
    public void start() {
        ticks.forEach(PlanTicks::start);
        running = true;
    }

    @Override
    public void stop() {
        ticks.forEach(PlanTicks::stop);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
