package io.restorable.backup.boot.health;

import io.restorable.backup.boot.inventory.Inventory;
import io.restorable.backup.boot.inventory.KnownBackup;
import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.boot.run.Run;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is wrong with the backups of a plan.
 *
 * @param problems full sentences; empty if all is well
 * @param waiting whether there is no backup yet, and that is no wonder
 */
record PlanCondition(List<String> problems, boolean waiting) {

    private static final Duration SLACK = Duration.ofMinutes(10);

    PlanCondition {
        problems = List.copyOf(problems);
    }

    /** The store did not tell. */
    static PlanCondition unreachable(String why) {
        return new PlanCondition(List.of("The store cannot be read: " + why), false);
    }

    /**
     * Judges what was found.
     *
     * @param lastRun how the last backup of this instance went, or {@code null} if it made none
     * @param upSince since when this instance runs
     */
    static PlanCondition of(BackupPlan plan, Inventory inventory, @Nullable Run lastRun, Instant upSince, Instant now) {
        var problems = new ArrayList<String>();
        Optional<Duration> rpo = rpo(plan, now);
        Optional<KnownBackup> good = inventory.good();
        boolean failed = lastRun != null && lastRun.failure().isPresent();
        boolean young = rpo.isEmpty() || upSince.plus(rpo.get()).isAfter(now);
        boolean waiting = good.isEmpty() && young && !failed && inventory.unreadable() == 0;
        if (good.isEmpty() && !waiting) {
            problems.add("There is no backup.");
        }
        if (inventory.unreadable() > 0) {
            problems.add("Of the newest backups, " + inventory.unreadable() + " cannot be read.");
        }
        good.ifPresent(backup -> rpo.ifPresent(limit -> tooOld("newest backup", backup, limit, now, problems)));
        Duration proofAge = plan.healthLimits().proofAge();
        if (proofAge != null && !waiting) {
            inventory
                    .proved()
                    .ifPresentOrElse(
                            backup -> tooOld("newest proved backup", backup, proofAge, now, problems),
                            () -> problems.add("No backup was proved to be whole."));
        }
        return new PlanCondition(problems, waiting);
    }

    /** How old the newest backup may be: as configured, or by the schedule; empty if neither says anything. */
    static Optional<Duration> rpo(BackupPlan plan, Instant now) {
        Duration configured = plan.healthLimits().rpo();
        if (configured != null) {
            return Optional.of(configured);
        }
        return plan.schedule()
                .flatMap(schedule -> schedule.longestPause(now))
                .map(pause -> pause.plus(pause.dividedBy(2)).plus(SLACK));
    }

    private static void tooOld(String what, KnownBackup backup, Duration limit, Instant now, List<String> problems) {
        Duration age = Duration.between(backup.takenAt(), now);
        if (age.compareTo(limit) > 0) {
            problems.add("The " + what + ", " + backup.name() + ", is " + DurationText.of(age) + " old; the limit is "
                    + DurationText.of(limit) + ".");
        }
    }
}
