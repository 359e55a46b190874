package io.restorable.backup.boot.endpoint;

import io.restorable.backup.BackupService;
import io.restorable.backup.RestoreRequest;
import io.restorable.backup.RetentionService;
import io.restorable.backup.boot.fence.FencedRestore;
import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.boot.plan.BackupPlans;
import io.restorable.backup.boot.properties.EndpointProperties;
import io.restorable.backup.boot.run.PlanDrills;
import io.restorable.backup.boot.run.PlanRuns;
import io.restorable.backup.boot.run.Run;
import io.restorable.backup.boot.run.RunBody;
import io.restorable.backup.boot.run.RunState;
import io.restorable.backup.boot.run.Trigger;
import io.restorable.backup.boot.run.Work;
import io.restorable.backup.connect.Database;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.manifest.BackupLabel;
import io.restorable.backup.restore.RestoreMode;
import io.restorable.backup.restore.RestoreOptions;
import io.restorable.backup.retention.RetentionPolicy;
import io.restorable.backup.verify.VerificationLevel;
import java.time.Clock;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Begins what is asked for, unless it is being done. Does not ask who wants it. Safe for use by many threads. */
public final class WorkOnDemand {

    /** Not the plan's label: a backup on demand does not stand in for one that is due. */
    private static final String LABEL = "on-demand";

    private final BackupPlans plans;
    private final PlanRuns runs;
    private final PlanDrills drills;
    private final @Nullable FencedRestore fence;
    private final Clock clock;
    private final boolean restores;
    private final StartLimit limit;

    /**
     * @param plans whose work
     * @param runs do it
     * @param drills know how a backup is tried
     * @param fence keeps the application off a database that is replaced; {@code null} for nothing
     * @param clock tells what is too soon
     * @param properties say what is too soon, and whether there are restores
     */
    public WorkOnDemand(
            BackupPlans plans,
            PlanRuns runs,
            PlanDrills drills,
            @Nullable FencedRestore fence,
            Clock clock,
            EndpointProperties properties) {
        this.plans = plans;
        this.runs = runs;
        this.drills = drills;
        this.fence = fence;
        this.clock = clock;
        this.restores = properties.restore().enabled();
        this.limit = new StartLimit(properties.startInterval(), clock);
    }

    /** Makes a backup. */
    StartedRun backup(@Nullable String planName, @Nullable String label) {
        BackupPlan plan = plan(planName);
        BackupLabel as = label(label == null ? LABEL : label);
        return begin(plan, Work.BACKUP, backups -> backups.backupService().create(plan.request(as)));
    }

    /** Reads a backup to its end. */
    StartedRun verify(@Nullable String planName, @Nullable String backup) {
        BackupPlan plan = plan(planName);
        String name = found(plan, backup);
        return begin(plan, Work.VERIFY, backups -> backups.backupService().verify(name, VerificationLevel.CONTENTS));
    }

    /** Restores a backup for a trial, as scheduled drills do. */
    StartedRun drill(@Nullable String planName, @Nullable String backup) {
        BackupPlan plan = plan(planName);
        String name = found(plan, backup);
        return begin(plan, Work.DRILL, backups -> drills.drill(plan, name, backups));
    }

    /** Restores a backup. */
    StartedRun restore(@Nullable String planName, RestoreOrder order) {
        if (!restores) {
            throw RefusedRequestException.forbidden(
                    "Restores through the endpoint are switched off.",
                    "Set backup.endpoint.restore.enabled=true, or restore with the command line.");
        }
        BackupPlan plan = plan(planName);
        RestoreOptions options = order.options();
        Database target = order.target(plan);
        var request = new RestoreRequest(found(plan, order.backup()), target, options);
        FencedRestore around = options.mode() == RestoreMode.NEW_DATABASE ? null : fence;
        return begin(
                plan,
                Work.RESTORE,
                backups -> around == null
                        ? backups.restoreService().restore(request)
                        : around.restore(plan, request, backups));
    }

    /** Says what a prune of a plan's database would do. */
    PruneDescriptor prunePlan(@Nullable String planName) {
        BackupPlan plan = plan(planName);
        RetentionService service = plan.backups(ProgressListener.NONE).retentionService();
        return PruneDescriptor.of(service.plan(policy(plan), plan.database().name()));
    }

    /** Prunes the backups of a plan's database. */
    StartedRun prune(@Nullable String planName) {
        BackupPlan plan = plan(planName);
        RetentionPolicy policy = policy(plan);
        return begin(plan, Work.PRUNE, backups -> {
            RetentionService service = backups.retentionService();
            return service.prune(service.plan(policy, plan.database().name()));
        });
    }

    /** Cancels the run at {@code runs/{id}}, which ends soon after; one that has ended stays as it is. */
    RunDescriptor cancel(String... path) {
        Run run = Requested.run(runs, path);
        run.cancel();
        return describe(run);
    }

    private synchronized StartedRun begin(BackupPlan plan, Work work, RunBody<?> body) {
        Optional<Run> atWork = runs.recent().stream()
                .filter(run -> run.state() == RunState.RUNNING && run.work() == work)
                .filter(run -> run.plan().equals(plan))
                .findFirst();
        if (atWork.isPresent()) {
            return new StartedRun(false, describe(atWork.get()));
        }
        limit.check(plan, work);
        Run run = runs.start(plan, work, Trigger.ENDPOINT, body);
        limit.count(plan, work);
        return new StartedRun(true, describe(run));
    }

    private RunDescriptor describe(Run run) {
        return RunDescriptor.of(run, clock.instant());
    }

    private BackupPlan plan(@Nullable String name) {
        return Requested.plan(plans, name);
    }

    /** Looked up at once, so that a wrong name is answered and not only logged. */
    private static String found(BackupPlan plan, @Nullable String backup) {
        BackupService service = plan.backups(ProgressListener.NONE).backupService();
        return Requested.backup(plan, service, backup).name().toString();
    }

    private static RetentionPolicy policy(BackupPlan plan) {
        return plan.retention()
                .orElseThrow(() -> RefusedRequestException.conflict(
                        "Plan " + plan + " keeps all backups: no retention is configured.",
                        "Set backup.retention.keep-daily and the like."));
    }

    private static BackupLabel label(String text) {
        try {
            return new BackupLabel(text);
        } catch (IllegalArgumentException wrong) {
            throw RefusedRequestException.malformed(wrong.getMessage() + ".", "Send another one as \"label\".");
        }
    }
}
