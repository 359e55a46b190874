package io.restorable.backup.boot.health;

import io.restorable.backup.BackupReport;
import io.restorable.backup.boot.inventory.Inventory;
import io.restorable.backup.boot.inventory.KnownBackup;
import io.restorable.backup.boot.inventory.StoreInventory;
import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.boot.run.PlanRuns;
import io.restorable.backup.boot.run.Run;
import io.restorable.backup.boot.run.Work;
import io.restorable.backup.copy.CopyReport;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.boot.health.contributor.Status;

/**
 * Tells whether the backups of one plan are as new and as proved as they should be, and the store can be read. Takes no
 * longer than the store is given to answer, and asks it once a minute at most.
 */
public final class PlanHealthIndicator implements HealthIndicator {

    private final StoreInventory inventory;
    private final PlanRuns runs;
    private final Clock clock;
    private final Status atRisk;
    private final Instant upSince;

    /**
     * @param inventory what is in the store
     * @param runs what this instance did
     * @param clock tells how old things are
     * @param atRisk the status if something is wrong
     */
    public PlanHealthIndicator(StoreInventory inventory, PlanRuns runs, Clock clock, Status atRisk) {
        this.inventory = inventory;
        this.runs = runs;
        this.clock = clock;
        this.atRisk = atRisk;
        this.upSince = clock.instant();
    }

    @Override
    public Health health() {
        BackupPlan plan = inventory.plan();
        var details = new LinkedHashMap<String, Object>();
        details.put("store", plan.store().address());
        PlanCondition condition;
        try {
            Inventory found = inventory.current();
            describe(found, details);
            Run last = runs.last(plan, Work.BACKUP).orElse(null);
            condition = PlanCondition.of(plan, found, last, upSince, clock.instant());
        } catch (RuntimeException failure) {
            inventory.latest().ifPresent(known -> describe(known, details));
            condition = PlanCondition.unreachable(String.valueOf(failure.getMessage()));
        }
        PlanCondition.rpo(plan, clock.instant()).ifPresent(rpo -> details.put("rpo", DurationText.of(rpo)));
        Duration proofAge = plan.healthLimits().proofAge();
        if (proofAge != null) {
            details.put("proofAge", DurationText.of(proofAge));
        }
        describeLastFailure(plan, details);
        describeCopies(plan, details);
        if (!condition.problems().isEmpty()) {
            details.put("problems", condition.problems());
        }
        return Health.status(status(condition)).withDetails(details).build();
    }

    private Status status(PlanCondition condition) {
        if (!condition.problems().isEmpty()) {
            return atRisk;
        }
        return condition.waiting() ? Status.UNKNOWN : Status.UP;
    }

    private void describe(Inventory found, Map<String, Object> details) {
        details.put("newestBackup", found.good().map(backup -> text(backup)).orElse("none"));
        found.good().ifPresent(backup -> details.put("age", age(backup)));
        details.put("newestProved", found.proved().map(backup -> text(backup)).orElse("none"));
        found.proved().ifPresent(backup -> details.put("provedAge", age(backup)));
        details.put("readAt", found.readAt().toString());
    }

    private void describeLastFailure(BackupPlan plan, Map<String, Object> details) {
        runs.last(plan, Work.BACKUP)
                .ifPresent(run -> run.failure().ifPresent(failure -> {
                    details.put("lastFailure", String.valueOf(failure.getMessage()));
                    details.put(
                            "lastFailureAt",
                            run.endedAt().orElse(run.startedAt()).toString());
                }));
    }

    /** Copies that are missing do not make the backup worse, and are caught up with the next one. */
    private void describeCopies(BackupPlan plan, Map<String, Object> details) {
        List<String> missing = runs.last(plan, Work.BACKUP).flatMap(run -> run.result(BackupReport.class)).stream()
                .flatMap(report -> report.copies().stream())
                .filter(copy -> !copy.isComplete())
                .map(CopyReport::store)
                .toList();
        if (!missing.isEmpty()) {
            details.put("missingCopies", missing);
        }
    }

    private static String text(KnownBackup backup) {
        return backup.name().toString();
    }

    private String age(KnownBackup backup) {
        return DurationText.of(Duration.between(backup.takenAt(), clock.instant()));
    }
}
