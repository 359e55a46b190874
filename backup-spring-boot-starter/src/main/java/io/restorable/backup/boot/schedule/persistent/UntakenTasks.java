package io.restorable.backup.boot.schedule.persistent;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.ApplicationListener;

/** Raises the alarm if db-scheduler is there but was not told of the tasks, so that no backup would ever be made. */
public final class UntakenTasks implements ApplicationListener<ApplicationReadyEvent> {

    private static final Logger LOGGER = LoggerFactory.getLogger(UntakenTasks.class);

    private final List<PersistentTicks> tasks;

    /** @param tasks those of this library */
    public UntakenTasks(List<PersistentTicks> tasks) {
        this.tasks = List.copyOf(tasks);
    }

    @Override
    public void onApplicationEvent(ApplicationReadyEvent event) {
        for (PersistentTicks task : tasks) {
            if (!task.isTaken()) {
                LOGGER.error(
                        "This instance does not run the schedule of {}: the db-scheduler of the application was not"
                                + " started, or does not know the task {}. Give all beans of type Task to"
                                + " Scheduler.create(…).startTasks(…), as its Spring Boot starter does; or set"
                                + " backup.db-scheduler.enabled=false.",
                        task.plans(),
                        task.getName());
            }
        }
    }
}
