package io.restorable.backup.boot.schedule;

import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.boot.run.Trigger;
import java.time.Instant;

/** Makes the backup of a tick, unless it is there already. */
@FunctionalInterface
public interface TickWork {

    /**
     * Makes it. Throws nothing: failures are recorded elsewhere.
     *
     * @param since a backup that was taken at this time or later will do
     */
    TickOutcome attempt(BackupPlan plan, Instant since, Trigger trigger);
}
