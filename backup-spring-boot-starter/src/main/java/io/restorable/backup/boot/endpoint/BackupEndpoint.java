package io.restorable.backup.boot.endpoint;

import io.restorable.backup.BackupService;
import io.restorable.backup.boot.inventory.Inventories;
import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.boot.plan.BackupPlans;
import io.restorable.backup.boot.run.PlanRuns;
import io.restorable.backup.boot.run.Run;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.SealedBackup;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;

/**
 * Tells of plans, backups and runs. This is all there is over JMX; over the web, {@link BackupEndpointWebExtension} adds
 * work on demand. Safe for use by many threads.
 */
@Endpoint(id = "backup")
public final class BackupEndpoint {

    private static final int LISTED = 50;
    private static final String PATHS = "Ask for 'plans/{plan}', 'plans/{plan}/{backup}', 'runs' or 'runs/{id}'.";

    private final BackupPlans plans;
    private final Inventories inventories;
    private final PlanRuns runs;
    private final Clock clock;

    /**
     * @param plans whose backups
     * @param inventories know the newest of them
     * @param runs know what this instance does
     * @param clock tells how long
     */
    public BackupEndpoint(BackupPlans plans, Inventories inventories, PlanRuns runs, Clock clock) {
        this.plans = plans;
        this.inventories = inventories;
        this.runs = runs;
        this.clock = clock;
    }

    /** All plans with their newest backups, and the runs of this instance. */
    @ReadOperation
    public BackupOverview overview() {
        return new BackupOverview(
                inventories.all().stream().map(PlanDescriptor::of).toList(), runs());
    }

    /**
     * One thing: {@code plans/shop} lists the newest backups of a plan, {@code plans/shop/latest} and {@code
     * plans/shop/shop/20261121T020000Z-nightly} show one of them, {@code runs} lists runs, {@code runs/{id}} shows one.
     *
     * @throws BackupException if there is no such thing, or the store cannot be asked
     */
    @ReadOperation
    public Object show(@Selector(match = Selector.Match.ALL_REMAINING) String... path) {
        String kind = path.length == 0 ? "" : path[0];
        if (kind.equals("runs")) {
            return path.length == 1 ? runs() : describe(Requested.run(runs, path));
        }
        if (!kind.equals("plans")) {
            throw RefusedRequestException.notFound("There is nothing at '" + String.join("/", path) + "'.", PATHS);
        }
        if (path.length == 1) {
            return overview().plans();
        }
        BackupPlan plan = Requested.plan(plans, path[1]);
        return path.length == 2
                ? list(plan)
                : backup(plan, String.join("/", Arrays.asList(path).subList(2, path.length)));
    }

    private List<RunDescriptor> runs() {
        return runs.recent().stream().map(this::describe).toList();
    }

    private RunDescriptor describe(Run run) {
        return RunDescriptor.of(run, clock.instant());
    }

    private BackupList list(BackupPlan plan) {
        List<ListedBackup> newest = service(plan)
                .newestFirst(plan.database().name())
                .limit(LISTED + 1L)
                .toList();
        var readable = new ArrayList<BackupDescriptor>();
        var unreadable = new ArrayList<String>();
        for (ListedBackup listed : newest.subList(0, Math.min(LISTED, newest.size()))) {
            if (listed instanceof ListedBackup.Sealed sealed) {
                readable.add(BackupDescriptor.of(sealed.name(), sealed.head()));
            } else {
                unreadable.add(listed.name().toString());
            }
        }
        return new BackupList(readable, unreadable, newest.size() > LISTED);
    }

    private static BackupDescriptor backup(BackupPlan plan, String reference) {
        var backups = plan.backups(ProgressListener.NONE);
        SealedBackup backup = Requested.backup(plan, backups.backupService(), reference);
        return BackupDescriptor.of(
                backup.name(),
                backup.manifest().head(),
                backups.backupService().standing(backup.name()),
                backups.retentionService().pinned(backup.name()).orElse(null));
    }

    private static BackupService service(BackupPlan plan) {
        return plan.backups(ProgressListener.NONE).backupService();
    }
}
