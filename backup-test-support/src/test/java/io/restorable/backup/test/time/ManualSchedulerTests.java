package io.restorable.backup.test.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

@SuppressWarnings("FutureReturnValueIgnored")
class ManualSchedulerTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    private final SettableClock clock = new SettableClock(NOON);
    private final ManualScheduler scheduler = new ManualScheduler(clock);
    private final List<String> ran = new ArrayList<>();

    @Test
    void runsNothingByItself() {
        scheduler.execute(note("now"));
        scheduler.schedule(note("later"), 1, TimeUnit.MINUTES);

        assertThat(ran).isEmpty();
        assertThat(scheduler.times()).containsExactly(NOON, NOON.plusSeconds(60));

        scheduler.runDue();

        assertThat(ran).containsExactly("now at 12:00");
        assertThat(clock.instant()).isEqualTo(NOON);
    }

    @Test
    void runsWhatComesDueInOrderAndEachAtItsTime() {
        scheduler.schedule(note("third"), 30, TimeUnit.MINUTES);
        scheduler.schedule(note("first"), 10, TimeUnit.MINUTES);
        scheduler.schedule(note("second"), 10, TimeUnit.MINUTES);
        scheduler.schedule(note("never"), 61, TimeUnit.MINUTES);

        scheduler.advance(Duration.ofHours(1));

        assertThat(ran).containsExactly("first at 12:10", "second at 12:10", "third at 12:30");
        assertThat(clock.instant()).isEqualTo(NOON.plusSeconds(3_600));
    }

    @Test
    void repeatsTasksUntilTheyAreCancelled() {
        ScheduledFuture<?> rate = scheduler.scheduleAtFixedRate(note("rate"), 0, 20, TimeUnit.MINUTES);
        scheduler.scheduleWithFixedDelay(
                () -> {
                    ran.add("delay");
                    clock.advance(Duration.ofMinutes(15));
                },
                50,
                20,
                TimeUnit.MINUTES);

        scheduler.advance(Duration.ofMinutes(45));
        assertThat(ran).containsExactly("rate at 12:00", "rate at 12:20", "rate at 12:40");

        rate.cancel(false);
        scheduler.advance(Duration.ofMinutes(5));
        assertThat(ran).endsWith("delay");
        assertThat(scheduler.times()).containsExactly(NOON.plus(Duration.ofMinutes(85)));
    }

    @Test
    void givesBackWhatATaskReturns() throws Exception {
        ScheduledFuture<String> future = scheduler.schedule(() -> "done", 5, TimeUnit.SECONDS);
        assertThat(future.getDelay(TimeUnit.SECONDS)).isEqualTo(5);
        assertThat(future.isDone()).isFalse();

        scheduler.advance(Duration.ofSeconds(5));

        assertThat(future.get()).isEqualTo("done");
    }

    @Test
    void takesNothingAfterItsEnd() {
        scheduler.schedule(note("left"), 1, TimeUnit.MINUTES);
        scheduler.scheduleAtFixedRate(note("repeated"), 1, 1, TimeUnit.MINUTES);

        scheduler.shutdown();

        assertThatExceptionOfType(RejectedExecutionException.class).isThrownBy(() -> scheduler.execute(note("late")));
        assertThat(scheduler.awaitTermination(1, TimeUnit.SECONDS)).isFalse();
        scheduler.advance(Duration.ofHours(1));
        assertThat(ran).containsExactly("left at 12:01");
        assertThat(scheduler.isTerminated()).isTrue();
        assertThat(scheduler.shutdownNow()).isEmpty();
    }

    private Runnable note(String name) {
        return () -> ran.add(name + " at " + clock.instant().toString().substring(11, 16));
    }
}
