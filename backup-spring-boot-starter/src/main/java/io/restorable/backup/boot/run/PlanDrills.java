package io.restorable.backup.boot.run;

import io.restorable.backup.Backups;
import io.restorable.backup.DrillRequest;
import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.connect.Database;
import io.restorable.backup.drill.DrillOptions;
import io.restorable.backup.drill.DrillReport;
import io.restorable.backup.error.BackupException;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Restores backups for a trial, all in the same way, whoever wants it. Safe for use by many threads. */
public final class PlanDrills {

    private final Supplier<DrillOptions> options;
    private final UnaryOperator<Database> server;

    /**
     * @param options how, with the application's own checks; asked at each drill
     * @param server where to restore, given the database that is backed up
     */
    public PlanDrills(Supplier<DrillOptions> options, UnaryOperator<Database> server) {
        this.options = options;
        this.server = server;
    }

    /**
     * Drills a backup.
     *
     * @param plan whose backup
     * @param backup its name
     * @param backups the services of the plan
     * @throws DrillFailedException if it is not proved, so that runs, events and meters tell of a failure
     * @throws BackupException if it could not be tried
     */
    public DrillReport drill(BackupPlan plan, String backup, Backups backups) {
        var request = new DrillRequest(backup, server.apply(plan.database()), options.get());
        DrillReport report = backups.restoreService().drill(request);
        if (!report.passed()) {
            throw new DrillFailedException(report);
        }
        return report;
    }
}
