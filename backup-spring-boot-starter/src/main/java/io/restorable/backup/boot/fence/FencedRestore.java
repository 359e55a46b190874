package io.restorable.backup.boot.fence;

import io.restorable.backup.Backups;
import io.restorable.backup.RestoreRequest;
import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.boot.run.PlanRuns;
import io.restorable.backup.boot.run.Trigger;
import io.restorable.backup.boot.run.Work;
import io.restorable.backup.drill.RestoreCheck;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.restore.RestoreFailedException;
import io.restorable.backup.restore.RestoreMode;
import io.restorable.backup.restore.RestoreOptions;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * Restores the database of a running application: all {@link FencePart}s hold still, the backup is restored, migrations
 * are brought up, the application's {@link RestoreCheck}s look at it through connections that can only read, and the parts
 * go on. If anything fails, the former database is back in its place when they do. What other instances do is not seen
 * from here: scale to one first, or restore by swap, which ends their sessions.
 *
 * <p>Safe for use by many threads; one restore at a time.
 */
public final class FencedRestore {

    private final PlanRuns runs;
    private final Supplier<List<FencePart>> parts;
    private final Supplier<List<RestoreCheck>> checks;
    private final ReentrantLock atWork = new ReentrantLock();

    /**
     * @param runs record the restore
     * @param parts what holds still, in the order in which it is closed; asked at each restore
     * @param checks what has to be so afterwards; asked at each restore
     */
    public FencedRestore(PlanRuns runs, Supplier<List<FencePart>> parts, Supplier<List<RestoreCheck>> checks) {
        this.runs = runs;
        this.parts = parts;
        this.checks = checks;
    }

    /**
     * Restores a backup over the database of a plan, on the calling thread, whose interruption cancels it.
     *
     * @param plan whose database
     * @param backup the backup's name, a part of it that fits only one, or {@code shop/latest}
     * @param options how: by {@link RestoreMode#SWAP} or {@link RestoreMode#IN_PLACE}
     * @throws RefusedException if the restore was refused; nothing was changed
     * @throws RestoreFailedException if it failed; the database is as it was before
     * @throws FenceFailedException if the application cannot live with what was restored
     */
    public FenceReport restore(BackupPlan plan, String backup, RestoreOptions options) {
        var request = new RestoreRequest(backup, plan.database(), options);
        return runs.run(plan, Work.RESTORE, Trigger.APPLICATION, backups -> restore(plan, request, backups));
    }

    /**
     * The same as part of a run.
     *
     * @param request goes to the database of the plan
     * @param backups the services of the plan
     */
    public FenceReport restore(BackupPlan plan, RestoreRequest request, Backups backups) {
        if (request.options().mode() == RestoreMode.NEW_DATABASE) {
            throw new RefusedException(
                    "A new database needs no fence around the application.",
                    "Restore it with RestoreService, or choose SWAP or IN_PLACE.");
        }
        if (!atWork.tryLock()) {
            throw new RefusedException(
                    "Another restore is at work in this application.", "Wait for its end, and start again.");
        }
        try {
            var fence = new Fence(new FencedDatabase(plan), parts.get(), checks.get());
            return fence.restore(request, backups.restoreService());
        } finally {
            atWork.unlock();
        }
    }
}
