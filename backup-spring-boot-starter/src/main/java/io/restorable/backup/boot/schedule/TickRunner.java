package io.restorable.backup.boot.schedule;

import io.restorable.backup.boot.inventory.Inventories;
import io.restorable.backup.boot.inventory.KnownBackup;
import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.boot.run.PlanRuns;
import io.restorable.backup.boot.run.Trigger;
import io.restorable.backup.boot.run.Work;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.lock.ClusterLock;
import io.restorable.backup.connect.lock.DatabaseInUseException;
import io.restorable.backup.error.OperationCancelledException;
import io.restorable.backup.error.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes a backup that is due, unless it is there already. Of several instances, one looks and works at a time: a lock in
 * the database keeps the others waiting, and those who come after find the backup in the store. So the store is the only
 * memory, and an instance that dies in the middle is followed by another.
 */
public final class TickRunner implements TickWork {

    private static final Logger LOGGER = LoggerFactory.getLogger(TickRunner.class);

    /** A clock that is wrong by more must not stand in the way of all later backups. */
    private static final Duration FUTURE = Duration.ofHours(1);

    private final PlanRuns runs;
    private final Inventories inventories;
    private final Clock clock;

    /**
     * @param runs makes backups
     * @param inventories know which backups are there
     * @param clock tells which of them cannot be
     */
    public TickRunner(PlanRuns runs, Inventories inventories, Clock clock) {
        this.runs = runs;
        this.inventories = inventories;
        this.clock = clock;
    }

    @Override
    public TickOutcome attempt(BackupPlan plan, Instant since, Trigger trigger) {
        try (SessionPool pool = SessionPool.open(plan.database(), SessionOptions.of(1))) {
            Optional<ClusterLock> lock = ClusterLock.tryAcquire(pool, lockName(plan));
            if (lock.isEmpty()) {
                return TickOutcome.BUSY;
            }
            ClusterLock held = lock.get();
            try (held) {
                return isServed(plan, since) ? TickOutcome.SERVED : backUp(plan, trigger);
            }
        } catch (RuntimeException failure) {
            return recorded(plan, trigger, failure);
        }
    }

    /** Plans of the same name with other stores have nothing to do with each other. */
    private static String lockName(BackupPlan plan) {
        return "schedule of plan " + plan.name() + " into " + plan.store().address();
    }

    private boolean isServed(BackupPlan plan, Instant since) {
        Optional<KnownBackup> newest = inventories.of(plan).read().ofPlan();
        if (newest.isEmpty()) {
            return false;
        }
        Instant takenAt = newest.get().takenAt();
        if (takenAt.isAfter(clock.instant().plus(FUTURE))) {
            LOGGER.warn(
                    "Backup {} claims to be of the future; it is not counted. Set the clocks of all instances.",
                    newest.get().name());
            return false;
        }
        boolean served = !takenAt.isBefore(since);
        if (served) {
            LOGGER.debug(
                    "Nothing to do for plan {}: {} is there", plan, newest.get().name());
        }
        return served;
    }

    private TickOutcome backUp(BackupPlan plan, Trigger trigger) {
        try {
            runs.backup(plan, plan.label(), trigger);
            prune(plan, trigger);
            return TickOutcome.DONE;
        } catch (DatabaseInUseException busy) {
            return TickOutcome.BUSY;
        } catch (OperationCancelledException | RefusedException hopeless) {
            return TickOutcome.GIVEN_UP;
        } catch (RuntimeException failure) {
            return TickOutcome.FAILED;
        }
    }

    /** Only after a backup that is good; if it fails, the next one tries again. */
    private void prune(BackupPlan plan, Trigger trigger) {
        try {
            runs.prune(plan, trigger)
                    .ifPresent(report -> report.remaining()
                            .forEach(left -> LOGGER.warn("{} could not be deleted: {}", left.name(), left.why())));
        } catch (RuntimeException recorded) {
            LOGGER.debug("The backups of plan {} were not pruned", plan, recorded);
        }
    }

    /** What failed before there was a run is told as that of one. */
    private TickOutcome recorded(BackupPlan plan, Trigger trigger, RuntimeException failure) {
        try {
            runs.run(plan, Work.BACKUP, trigger, backups -> {
                throw failure;
            });
        } catch (RuntimeException known) {
            LOGGER.debug("Recorded a failure of plan {}: {}", plan, known.getMessage());
        }
        return failure instanceof RefusedException ? TickOutcome.GIVEN_UP : TickOutcome.FAILED;
    }
}
