package io.restorable.backup.boot.endpoint;

import io.restorable.backup.BackupService;
import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.boot.plan.BackupPlans;
import io.restorable.backup.boot.run.PlanRuns;
import io.restorable.backup.boot.run.Run;
import io.restorable.backup.repository.SealedBackup;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Looks up what a request names. */
final class Requested {

    private static final String LATEST = "latest";

    private Requested() {}

    /** The plan of a name; without one, the first. */
    static BackupPlan plan(BackupPlans plans, @Nullable String name) {
        if (plans.isEmpty()) {
            throw RefusedRequestException.notFound("No store is configured.", "Set backup.store.");
        }
        if (name == null) {
            return plans.first();
        }
        return plans.find(name)
                .orElseThrow(() -> RefusedRequestException.notFound(
                        "There is no plan '" + name + "'.",
                        "Name one of: "
                                + plans.all().stream().map(BackupPlan::name).collect(Collectors.joining(", ")) + "."));
    }

    /** A backup of the plan's own database; others of the same store are none of the plan's business. */
    static SealedBackup backup(BackupPlan plan, BackupService service, @Nullable String reference) {
        String database = plan.database().name();
        String wanted = reference == null || reference.equals(LATEST) ? database + "/" + LATEST : reference;
        SealedBackup found = service.find(wanted);
        if (!found.name().database().equals(database)) {
            throw RefusedRequestException.notFound(
                    "Backup " + found.name() + " is not one of database " + database + ".",
                    "Name one of plan " + plan + ", or 'latest'.");
        }
        return found;
    }

    /** The run at {@code runs/{id}}. */
    static Run run(PlanRuns runs, String... path) {
        Optional<Run> found = path.length == 2 && path[0].equals("runs") ? find(runs, path[1]) : Optional.empty();
        return found.orElseThrow(() -> RefusedRequestException.notFound(
                "There is no run at '" + String.join("/", path) + "'.",
                "Ask for 'runs', of the same instance; it remembers the newest 100."));
    }

    private static Optional<Run> find(PlanRuns runs, String id) {
        try {
            return runs.find(UUID.fromString(id));
        } catch (IllegalArgumentException noId) {
            return Optional.empty();
        }
    }
}
