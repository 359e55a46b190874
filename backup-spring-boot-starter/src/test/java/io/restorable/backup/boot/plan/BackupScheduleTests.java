package io.restorable.backup.boot.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BackupScheduleTests {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 0 2 * * *   | 2026-11-22T02:00:00Z | 2026-11-21T02:00:00Z
            0 2 * * *     | 2026-11-22T02:00:00Z | 2026-11-21T02:00:00Z
            @hourly       | 2026-11-21T13:00:00Z | 2026-11-21T12:00:00Z
            */10 * * * * *| 2026-11-21T12:00:10Z | 2026-11-21T12:00:00Z
            0 0 3 1 * *   | 2026-12-01T03:00:00Z | 2026-11-01T03:00:00Z
            0 0 0 29 2 *  | 2028-02-29T00:00:00Z | 2024-02-29T00:00:00Z
            """)
    void knowsTheNextTickAndTheLast(String expression, Instant next, Instant last) {
        BackupSchedule schedule = schedule(expression);

        assertThat(schedule.next(NOON)).contains(next);
        assertThat(schedule.lastDue(NOON)).contains(last);
    }

    @Test
    void ticksInItsZone() {
        var schedule = new BackupSchedule("0 0 2 * * *", ZoneId.of("Asia/Tokyo"), true);

        assertThat(schedule.next(NOON)).contains(Instant.parse("2026-11-21T17:00:00Z"));
    }

    @Test
    void ticksOnceInANightThatSkipsTheHour() {
        var schedule = new BackupSchedule("0 30 2 * * *", ZoneId.of("Europe/Zurich"), true);
        Instant before = Instant.parse("2027-03-27T12:00:00Z");

        Instant first = schedule.next(before).orElseThrow();

        assertThat(first).isBetween(Instant.parse("2027-03-28T00:30:00Z"), Instant.parse("2027-03-29T00:30:00Z"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            0 0 2 * * *       | PT24H
            0 0 2 * * MON-FRI | PT72H
            0 * * * * *       | PT1M
            """)
    void knowsItsLongestPause(String expression, Duration pause) {
        assertThat(schedule(expression).longestPause(NOON)).contains(pause);
    }

    @Test
    void hasNoTickThatNeverComes() {
        BackupSchedule never = schedule("0 0 0 31 2 *");

        assertThat(never.next(NOON)).isEmpty();
        assertThat(never.lastDue(NOON)).isEmpty();
        assertThat(never.longestPause(NOON)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"nightly", "0 0 25 * * *", "* *", "@never", "0 0 2 * * * *"})
    void refusesWhatIsNoExpression(String expression) {
        assertThatIllegalArgumentException().isThrownBy(() -> schedule(expression));
    }

    private static BackupSchedule schedule(String expression) {
        return new BackupSchedule(expression, ZoneOffset.UTC, true);
    }
}
