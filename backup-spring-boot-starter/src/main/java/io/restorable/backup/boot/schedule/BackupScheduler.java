package io.restorable.backup.boot.schedule;

import io.restorable.backup.boot.plan.BackupPlans;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.scheduling.TaskScheduler;

/** Runs the schedules of all plans, from the moment the application is up to the moment it begins to end. */
public final class BackupScheduler implements SmartLifecycle {

    private static final Logger LOGGER = LoggerFactory.getLogger(BackupScheduler.class);

    private final List<PlanTicks> ticks;
    private volatile boolean running;

    /**
     * @param plans whose schedules
     * @param runner makes what is due
     * @param scheduler waits for ticks; used by nobody else, as backups keep its threads for long
     * @param clock tells the time
     */
    public BackupScheduler(BackupPlans plans, TickRunner runner, TaskScheduler scheduler, Clock clock) {
        this.ticks = plans.all().stream()
                .flatMap(plan -> plan.schedule().isEmpty()
                        ? Stream.<PlanTicks>empty()
                        : Stream.of(new PlanTicks(plan, plan.schedule().get(), runner, scheduler, clock)))
                .toList();
        plans.all()
                .forEach(plan -> plan.schedule()
                        .ifPresent(schedule -> LOGGER.info(
                                "Plan {} backs up into {} at {}",
                                plan,
                                plan.store().address(),
                                schedule)));
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
