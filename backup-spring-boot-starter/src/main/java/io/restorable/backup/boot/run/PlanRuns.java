package io.restorable.backup.boot.run;

import io.restorable.backup.BackupReport;
import io.restorable.backup.Backups;
import io.restorable.backup.PruneReport;
import io.restorable.backup.RetentionService;
import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.connect.lock.DatabaseInUseException;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.OperationCancelledException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.event.ProgressEvent;
import io.restorable.backup.manifest.BackupLabel;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs operations of plans: every backup, restore or proof that this instance makes goes through here, so that it is
 * recorded, measured, told to listeners, and can be cancelled. That two of them do not work on one database at a time,
 * on whichever instance, is the core's lock. Safe for use by many threads.
 */
public final class PlanRuns {

    private static final Logger LOGGER = LoggerFactory.getLogger(PlanRuns.class);

    private final Clock clock;
    private final List<RunListener> listeners;
    private final RunRegister register = new RunRegister();

    /**
     * @param clock the time of the records
     * @param listeners who is told
     */
    public PlanRuns(Clock clock, List<RunListener> listeners) {
        this.clock = clock;
        this.listeners = List.copyOf(listeners);
    }

    /**
     * Makes a backup, on the calling thread, whose interruption cancels it.
     *
     * @param label what for; part of its name
     * @throws DatabaseInUseException if another operation works on the database
     * @throws BackupException if there is no backup, with the reason
     */
    public BackupReport backup(BackupPlan plan, BackupLabel label, Trigger trigger) {
        return run(
                plan, Work.BACKUP, trigger, backups -> backups.backupService().create(plan.request(label)));
    }

    /**
     * Removes the backups of the plan's database that its retention lets go, on the calling thread.
     *
     * @return what went; empty if the plan keeps all
     * @throws BackupException if the store could not be read before anything was deleted
     */
    public Optional<PruneReport> prune(BackupPlan plan, Trigger trigger) {
        return plan.retention()
                .map(policy -> run(plan, Work.PRUNE, trigger, backups -> {
                    RetentionService service = backups.retentionService();
                    return service.prune(service.plan(policy, plan.database().name()));
                }));
    }

    /**
     * Does some work of a plan on the calling thread, whose interruption cancels it.
     *
     * @return what {@code body} returns
     * @throws RefusedException if the application is about to end
     * @throws BackupException what {@code body} throws
     */
    public <T> T run(BackupPlan plan, Work work, Trigger trigger, RunBody<T> body) {
        return perform(admitted(plan, work, trigger), body);
    }

    /**
     * Begins some work of a plan on a thread of its own.
     *
     * @return the record by which its end can be seen
     * @throws RefusedException if the application is about to end
     */
    public <T> Run start(BackupPlan plan, Work work, Trigger trigger, RunBody<T> body) {
        Run run = admitted(plan, work, trigger);
        var thread = new Thread(() -> performQuietly(run, body), "backup-" + plan.name() + "-" + work.word());
        thread.setDaemon(true);
        thread.start();
        return run;
    }

    /** What is at work, and what ended of late: newest first. */
    public List<Run> recent() {
        return register.recent();
    }

    /** Looks one of {@link #recent} up. */
    public Optional<Run> find(UUID id) {
        return register.find(id);
    }

    /** The newest run of a plan that came to an end of its own, good or bad; empty if this instance made none. */
    public Optional<Run> last(BackupPlan plan, Work work) {
        return register.last(plan, work);
    }

    /**
     * Takes no more work, waits for what is running, and cancels it when the time is over.
     *
     * @param grace how long to wait
     * @param patience how long to wait for what was cancelled
     * @return whether nothing is at work any more
     */
    public boolean close(Duration grace, Duration patience) {
        register.close();
        if (!register.awaitEnd(grace)) {
            LOGGER.warn("The application ends, and a backup or the like is still at work: it is cancelled");
            register.running().forEach(Run::cancel);
        }
        return register.awaitEnd(patience);
    }

    /** Takes work again, after {@link #close}. */
    public void reopen() {
        register.reopen();
    }

    private Run admitted(BackupPlan plan, Work work, Trigger trigger) {
        var run = new Run(plan, work, trigger, clock.instant());
        register.admit(run);
        return run;
    }

    private <T> void performQuietly(Run run, RunBody<T> body) {
        try {
            perform(run, body);
        } catch (RuntimeException recorded) {
            LOGGER.debug("A {} ended on its own thread", run, recorded);
        }
    }

    private <T> T perform(Run run, RunBody<T> body) {
        run.takenBy(Thread.currentThread());
        boolean done = false;
        try {
            tell(listener -> listener.started(run));
            Backups backups = run.plan().backups(event -> heard(run, event));
            T result = body.run(backups);
            run.leave();
            run.completed(result, clock.instant());
            done = true;
            LOGGER.info("The {} is done: {}", run, RunText.of(run, result, clock.instant()));
            return result;
        } catch (RuntimeException failure) {
            end(run, failure);
            done = true;
            throw failure;
        } finally {
            if (!done) {
                run.leave();
                run.ended(RunState.FAILED, new IllegalStateException("The work ended by an error"), clock.instant());
            }
            tell(listener -> listener.ended(run));
            register.ended(run);
        }
    }

    private void end(Run run, RuntimeException failure) {
        if (run.leave()) {
            // it was meant for this run, not for what its thread does next
            Thread.interrupted();
        }
        RunState state = stateAfter(failure);
        run.ended(state, failure, clock.instant());
        switch (state) {
            case BUSY -> LOGGER.debug("The {} did not begin: {}", run, failure.getMessage());
            case CANCELLED -> LOGGER.warn("The {} was cancelled", run);
            default -> {
                LOGGER.error("The {} failed: {}", run, failure.getMessage());
                LOGGER.debug("The failure of the {}", run, failure);
            }
        }
    }

    private static RunState stateAfter(RuntimeException failure) {
        if (failure instanceof DatabaseInUseException) {
            return RunState.BUSY;
        }
        return failure instanceof OperationCancelledException ? RunState.CANCELLED : RunState.FAILED;
    }

    private void heard(Run run, ProgressEvent event) {
        run.heard(event);
        tell(listener -> listener.progressed(run, event));
    }

    private void tell(Consumer<RunListener> what) {
        for (RunListener listener : listeners) {
            try {
                what.accept(listener);
            } catch (RuntimeException failure) {
                LOGGER.warn("A listener of backups failed, and the work goes on: {}", failure.toString());
                LOGGER.debug("The listener's failure", failure);
            }
        }
    }
}
