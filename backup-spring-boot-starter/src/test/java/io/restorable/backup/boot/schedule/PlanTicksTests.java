package io.restorable.backup.boot.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.boot.plan.BackupPlan;
import io.restorable.backup.boot.plan.BackupSchedule;
import io.restorable.backup.boot.plan.PlansOfTest;
import io.restorable.backup.boot.run.Trigger;
import io.restorable.backup.test.time.SettableClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PlanTicksTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Instant TWO = Instant.parse("2026-11-22T02:00:00Z");
    private static final Duration LEEWAY = Duration.ofSeconds(30);

    private final SettableClock clock = new SettableClock(NOON);
    private final ManualScheduler scheduler = new ManualScheduler(clock);
    private final BackupPlan plan = PlansOfTest.plan();
    private final List<Attempt> attempts = new ArrayList<>();
    private final List<TickOutcome> outcomes = new ArrayList<>();
    private Duration takes = Duration.ZERO;

    private record Attempt(Instant at, Instant since, Trigger trigger) {}

    @Test
    void worksAtEachTick() {
        start("0 0 2 * * *", false);

        scheduler.advanceTo(TWO.plus(Duration.ofDays(1)));

        assertThat(attempts)
                .containsExactly(
                        new Attempt(TWO, TWO.minus(LEEWAY), Trigger.SCHEDULE),
                        new Attempt(
                                TWO.plus(Duration.ofDays(1)),
                                TWO.plus(Duration.ofDays(1)).minus(LEEWAY),
                                Trigger.SCHEDULE));
    }

    @Test
    void leavesLessLeewayBetweenTicksThatAreClose() {
        start("0 * * * * *", false);

        scheduler.advanceTo(NOON.plusSeconds(60));

        assertThat(attempts).extracting(Attempt::since).containsExactly(NOON.plusSeconds(45));
    }

    @Test
    void looksSoonAfterTheStartForWhatWasMissed() {
        start("0 0 2 * * *", true);
        assertThat(attempts).isEmpty();

        scheduler.advanceTo(NOON.plusSeconds(60));

        Instant missed = TWO.minus(Duration.ofDays(1));
        assertThat(attempts).containsExactly(new Attempt(NOON.plusSeconds(15), missed.minus(LEEWAY), Trigger.CATCH_UP));
    }

    @Test
    void asksMoreAndMoreRarelyWhileSomebodyElseWorks() {
        outcomes.addAll(List.of(TickOutcome.BUSY, TickOutcome.BUSY, TickOutcome.BUSY, TickOutcome.SERVED));
        start("0 0 2 * * *", false);

        scheduler.advanceTo(TWO.plus(Duration.ofHours(1)));

        assertThat(attempts)
                .extracting(Attempt::at)
                .containsExactly(TWO, TWO.plusSeconds(10), TWO.plusSeconds(30), TWO.plusSeconds(70));
    }

    @Test
    void leavesItToTheNextTickIfItStaysBusy() {
        for (int attempt = 0; attempt < 100; attempt++) {
            outcomes.add(TickOutcome.BUSY);
        }
        start("0 * * * * *", false);

        scheduler.advanceTo(NOON.plusSeconds(180));

        assertThat(attempts)
                .extracting(attempt -> Duration.between(NOON, attempt.at()).toSeconds())
                .containsExactly(60L, 70L, 90L, 120L, 130L, 150L, 180L);
    }

    @Test
    void triesAgainAfterAFailureButNotForEver() {
        for (int attempt = 0; attempt < 10; attempt++) {
            outcomes.add(TickOutcome.FAILED);
        }
        start("0 0 2 * * *", false);

        scheduler.advanceTo(TWO.plus(Duration.ofHours(23)));

        assertThat(attempts)
                .extracting(attempt -> Duration.between(TWO, attempt.at()).toMinutes())
                .containsExactly(0L, 5L, 10L, 15L);
    }

    @Test
    void doesNotTryAgainWhatIsHopeless() {
        outcomes.add(TickOutcome.GIVEN_UP);
        start("0 0 2 * * *", false);

        scheduler.advanceTo(TWO.plus(Duration.ofHours(1)));

        assertThat(attempts).hasSize(1);
    }

    @Test
    void makesUpForTheNewestTickThatCameWhileItWasAtWork() {
        takes = Duration.ofSeconds(150);
        start("0 * * * * *", false);

        scheduler.advanceTo(NOON.plusSeconds(60));
        takes = Duration.ZERO;
        scheduler.advanceTo(NOON.plusSeconds(240));

        assertThat(attempts)
                .extracting(Attempt::since)
                .containsExactly(NOON.plusSeconds(45), NOON.plusSeconds(165), NOON.plusSeconds(225));
    }

    @Test
    void waitsAgainIfTheClockWasSetBack() {
        start("0 0 2 * * *", false);
        clock.set(NOON.minus(Duration.ofHours(1)));

        scheduler.runFirst();

        assertThat(attempts).isEmpty();
        assertThat(scheduler.times()).containsExactly(TWO);
    }

    @Test
    void doesNothingOnceStopped() {
        PlanTicks ticks = start("0 0 2 * * *", true);
        ticks.stop();

        scheduler.advanceTo(TWO.plus(Duration.ofDays(1)));

        assertThat(attempts).isEmpty();
    }

    private PlanTicks start(String expression, boolean catchUp) {
        var schedule = new BackupSchedule(expression, ZoneOffset.UTC, catchUp);
        var ticks = new PlanTicks(plan, schedule, this::attempt, scheduler, clock);
        ticks.start();
        return ticks;
    }

    private TickOutcome attempt(BackupPlan of, Instant since, Trigger trigger) {
        assertThat(of).isSameAs(plan);
        attempts.add(new Attempt(clock.instant(), since, trigger));
        clock.advance(takes);
        return outcomes.isEmpty() ? TickOutcome.DONE : outcomes.remove(0);
    }
}
