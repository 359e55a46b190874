package io.restorable.backup.boot.schedule;

import io.restorable.backup.BackupService;
import io.restorable.backup.boot.inventory.Inventories;
import io.restorable.backup.boot.inventory.KnownBackup;
import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.boot.run.DrillFailedException;
import io.restorable.backup.boot.run.PlanDrills;
import io.restorable.backup.boot.run.PlanRuns;
import io.restorable.backup.boot.run.Trigger;
import io.restorable.backup.boot.run.Work;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.lock.ClusterLock;
import io.restorable.backup.drill.DrillLevel;
import io.restorable.backup.error.OperationCancelledException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.event.ProgressListener;
import java.time.Instant;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Restores the newest backup of a plan for a trial when that is due. Of several instances one does it; the others find
 * its evidence beside the backup.
 */
public final class DrillRunner implements TickWork {

    private static final Logger LOGGER = LoggerFactory.getLogger(DrillRunner.class);

    private final PlanRuns runs;
    private final Inventories inventories;
    private final PlanDrills drills;

    /**
     * @param runs runs the drills
     * @param inventories know the newest backup
     * @param drills know how
     */
    public DrillRunner(PlanRuns runs, Inventories inventories, PlanDrills drills) {
        this.runs = runs;
        this.inventories = inventories;
        this.drills = drills;
    }

    @Override
    public TickOutcome attempt(BackupPlan plan, Instant since, Trigger trigger) {
        try (SessionPool pool = SessionPool.open(plan.database(), SessionOptions.of(1))) {
            Optional<ClusterLock> lock = ClusterLock.tryAcquire(pool, "drill of plan " + plan.name());
            if (lock.isEmpty()) {
                return TickOutcome.BUSY;
            }
            ClusterLock held = lock.get();
            try (held) {
                return drill(plan, since, trigger);
            }
        } catch (RuntimeException failure) {
            LOGGER.warn("The drill of plan {} was not begun: {}", plan, failure.getMessage());
            return TickOutcome.FAILED;
        }
    }

    private TickOutcome drill(BackupPlan plan, Instant since, Trigger trigger) {
        Optional<KnownBackup> newest = inventories.of(plan).read().good();
        if (newest.isEmpty()) {
            LOGGER.debug("Plan {} has no backup that could be drilled", plan);
            return TickOutcome.GIVEN_UP;
        }
        KnownBackup backup = newest.get();
        if (isServed(plan, backup, since)) {
            return TickOutcome.SERVED;
        }
        String name = backup.name().toString();
        try {
            runs.run(plan, Work.DRILL, trigger, backups -> drills.drill(plan, name, backups));
            return TickOutcome.DONE;
        } catch (DrillFailedException | OperationCancelledException | RefusedException hopeless) {
            return TickOutcome.GIVEN_UP;
        } catch (RuntimeException recorded) {
            return TickOutcome.FAILED;
        }
    }

    private static boolean isServed(BackupPlan plan, KnownBackup backup, Instant since) {
        BackupService service = plan.backups(ProgressListener.NONE).backupService();
        return service.proofs(backup.name()).stream()
                .anyMatch(proof -> proof.level() >= DrillLevel.RESTORED.number()
                        && !proof.at().isBefore(since));
    }
}
