package io.restorable.backup.retention;

import static io.restorable.backup.retention.Backup.at;
import static io.restorable.backup.retention.Backup.id;
import static io.restorable.backup.retention.Backup.lockedUntil;
import static io.restorable.backup.retention.Backup.ofTable;
import static io.restorable.backup.retention.Backup.pinned;
import static io.restorable.backup.retention.Backup.proved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restorable.backup.error.RefusedException;
import io.restorable.backup.manifest.BackupId;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class RetentionTests {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private static RetentionPolicy.Builder policy() {
        return RetentionPolicy.builder();
    }

    private static RetentionPlan plan(RetentionPolicy.Builder policy, Candidate... backups) {
        return Retention.plan(policy.build(), Arrays.asList(backups), NOW);
    }

    private static List<String> reasons(RetentionPlan plan, BackupId id) {
        return plan.decisions().stream()
                .filter(decision -> decision.id().equals(id))
                .findFirst()
                .orElseThrow()
                .reasons();
    }

    @Test
    void saysEveryReason() {
        var plan = plan(
                policy().keepLast(1).keepDaily(2).keepWeekly(1).keepMonthly(1).keepYearly(1),
                at("2026-11-21T02:00:00Z"),
                proved("2026-11-20T14:00:00Z"),
                at("2026-11-20T02:00:00Z"));

        assertThat(plan.deletions()).containsExactly(id("2026-11-20T02:00:00Z"));
        assertThat(reasons(plan, id("2026-11-21T02:00:00Z")))
                .containsExactly(
                        "newest backup",
                        "one of the last 1",
                        "daily 2026-11-21",
                        "weekly from 2026-11-16",
                        "monthly 2026-11",
                        "yearly 2026");
        assertThat(reasons(plan, id("2026-11-20T14:00:00Z")))
                .containsExactly("newest proved backup", "daily 2026-11-20");
        assertThat(reasons(plan, id("2026-11-20T02:00:00Z"))).containsExactly("not covered by any rule");
        assertThat(plan.mainstays()).containsExactlyInAnyOrder(id("2026-11-21T02:00:00Z"), id("2026-11-20T14:00:00Z"));
    }

    @Test
    void refusesAPolicyWithoutRules() {
        var empty = policy().minimum(3).keepLabel("pre-migration").build();

        assertThatThrownBy(() -> Retention.plan(empty, List.of(at("2026-11-20T02:00:00Z")), NOW))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("says nothing of what to keep")
                .hasMessageContaining("--keep-daily 7");
    }

    @Test
    void deletesNothingBecauseTimePassesWithoutBackups() {
        var plan = Retention.plan(
                policy().keepDaily(2).keepWithin(Span.ofDays(1)).build(),
                List.of(at("2026-11-20T02:00:00Z"), at("2026-11-19T02:00:00Z")),
                NOW.plus(Duration.ofDays(1_000)));

        assertThat(plan.deletions()).isEmpty();
        assertThat(reasons(plan, id("2026-11-19T02:00:00Z")))
                .containsExactly("within 1d of the newest", "daily 2026-11-19");
    }

    @Test
    void keepsWhatIsPinnedLockedOrLabelledForEver() {
        var plan = plan(
                policy().keepLast(1).keepLabel("pre-migration"),
                at("2026-11-21T02:00:00Z"),
                pinned("2026-11-20T02:00:00Z", "2026-11-20T08:00:00Z for the auditors"),
                lockedUntil("2026-11-19T02:00:00Z", "2026-12-19T02:00:00Z"),
                lockedUntil("2026-11-18T02:00:00Z", "2026-11-20T02:00:00Z"),
                at("2026-11-17T02:00:00Z", "pre-migration"));

        assertThat(plan.deletions()).containsExactly(id("2026-11-18T02:00:00Z"));
        assertThat(reasons(plan, id("2026-11-20T02:00:00Z")))
                .containsExactly("pinned: 2026-11-20T08:00:00Z for the auditors");
        assertThat(reasons(plan, id("2026-11-19T02:00:00Z")))
                .containsExactly("locked by the store until 2026-12-19T02:00:00Z");
        assertThat(reasons(plan, id("2026-11-17T02:00:00Z", "pre-migration")))
                .containsExactly("label pre-migration is kept for ever");
    }

    @Test
    void keepsWhatLiesInTheFutureAndDoesNotCountIt() {
        var plan = plan(
                policy().keepLast(1),
                at("2027-11-21T02:00:00Z"),
                at("2026-11-20T02:00:00Z"),
                at("2026-11-19T02:00:00Z"));

        assertThat(plan.deletions()).containsExactly(id("2026-11-19T02:00:00Z"));
        assertThat(reasons(plan, id("2027-11-21T02:00:00Z")))
                .containsExactly("lies in the future, so a clock is or was wrong");
        assertThat(reasons(plan, id("2026-11-20T02:00:00Z"))).contains("newest backup");
    }

    @Test
    void keepsDoubtfulBackupsAndDoesNotCountThem() {
        var plan = plan(
                policy().keepDaily(1),
                new Candidate.Doubtful(id("2026-11-21T02:00:00Z"), "has a damaged manifest"),
                at("2026-11-20T02:00:00Z"));

        assertThat(plan.deletions()).isEmpty();
        assertThat(reasons(plan, id("2026-11-21T02:00:00Z")))
                .containsExactly("has a damaged manifest, and counts for nothing");
        assertThat(plan.mainstays()).containsExactly(id("2026-11-20T02:00:00Z"));
    }

    @Test
    void judgesPartsAndSafetyBackupsAsSeriesOfTheirOwn() {
        var plan = plan(
                policy().keepDaily(1),
                at("2026-11-21T11:00:00Z", "pre-restore"),
                ofTable("2026-11-21T10:00:00Z", "orders"),
                ofTable("2026-11-21T09:00:00Z", "log"),
                ofTable("2026-11-21T08:00:00Z", "log"),
                at("2026-11-21T02:00:00Z"),
                at("2026-11-20T02:00:00Z"));

        assertThat(plan.deletions()).containsExactly(id("2026-11-21T08:00:00Z"), id("2026-11-20T02:00:00Z"));
        assertThat(reasons(plan, id("2026-11-21T11:00:00Z", "pre-restore")))
                .startsWith("newest backup made before a restore");
        assertThat(reasons(plan, id("2026-11-21T10:00:00Z"))).startsWith("newest backup of this part");
    }

    @Test
    void keepsAMinimum() {
        var plan = plan(
                policy().keepLast(1).minimum(2),
                at("2026-11-21T02:00:00Z"),
                at("2026-11-20T02:00:00Z"),
                at("2026-11-19T02:00:00Z"));

        assertThat(plan.deletions()).containsExactly(id("2026-11-19T02:00:00Z"));
        assertThat(reasons(plan, id("2026-11-20T02:00:00Z"))).containsExactly("at least 2 stay");
    }

    @Test
    void takesTheOldestBeyondTheSizeBudgetButNeverTheLast() {
        var plan = plan(
                policy().keepDaily(9).maximumSize(new SizeBudget(20)),
                at("2026-11-21T02:00:00Z"),
                at("2026-11-20T02:00:00Z"),
                at("2026-11-19T02:00:00Z"),
                pinned("2026-11-18T02:00:00Z", "why"));

        assertThat(plan.deletions()).containsExactly(id("2026-11-20T02:00:00Z"), id("2026-11-19T02:00:00Z"));
        assertThat(reasons(plan, id("2026-11-19T02:00:00Z")))
                .containsExactly("over the size budget of 20B, else daily 2026-11-19");

        var alone = plan(policy().maximumSize(new SizeBudget(1)), at("2026-11-21T02:00:00Z"));
        assertThat(alone.deletions()).isEmpty();
        assertThat(reasons(alone, id("2026-11-21T02:00:00Z")))
                .containsExactly("newest backup", "the only rule is the size budget");
    }

    @Test
    void knowsDaysAndHoursOfATimeZone() {
        var berlin = plan(
                policy().keepDaily(2).zone(ZoneId.of("Europe/Berlin")),
                at("2026-11-20T22:30:00Z"),
                at("2026-11-19T23:30:00Z"),
                at("2026-11-19T22:30:00Z"));
        assertThat(berlin.deletions()).containsExactly(id("2026-11-19T23:30:00Z"));

        // 02:30 comes twice in the night in which summer time ends
        var hours = plan(
                policy().keepHourly(9).zone(ZoneId.of("Europe/Berlin")),
                at("2026-10-25T01:30:00Z"),
                at("2026-10-25T00:45:00Z"),
                at("2026-10-25T00:30:00Z"));
        assertThat(hours.deletions()).containsExactly(id("2026-10-25T00:30:00Z"));
        assertThat(reasons(hours, id("2026-10-25T00:45:00Z"))).containsExactly("hourly 2026-10-25 02:00+02:00");
    }

    @Test
    void refusesToCountABackupTwice() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> plan(policy().keepLast(2), at("2026-11-21T02:00:00Z"), at("2026-11-21T02:00:00Z")));
    }

    @Test
    void refusesPoliciesThatMakeNoSense() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy().keepDaily(-1).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy().keepLast(-1).build());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> policy().keepLast(1).minimum(0).build());
        assertThatIllegalArgumentException().isThrownBy(() -> policy().keepLabel("NOT A LABEL"));
        assertThat(policy().keepDaily(3).keepDaily(0).build().hasRule()).isFalse();
    }
}
