package io.restorable.backup.boot.plan;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.scheduling.support.CronExpression;

/**
 * When backups are due. Immutable.
 *
 * @param expression as it was written
 * @param zone the time zone of its hours and days
 * @param catchUp whether a backup that was missed is made after the start
 */
public record BackupSchedule(String expression, ZoneId zone, boolean catchUp) {

    /** A schedule that is not. */
    public static final String NEVER = "-";

    /** How far the clocks of instances may be apart, where the schedule leaves room. */
    private static final Duration CLOCK_DIFFERENCE = Duration.ofSeconds(30);

    private static final int TICKS_LOOKED_AT = 200;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(9 * 366L);

    /** @throws IllegalArgumentException if the expression is none; the message says why */
    public BackupSchedule {
        parse(expression);
    }

    /** When the first backup after {@code time} is due; empty if never. */
    public Optional<Instant> next(Instant time) {
        ZonedDateTime next = parse(expression).next(time.atZone(zone));
        return Optional.ofNullable(next).map(ZonedDateTime::toInstant);
    }

    /** When the newest backup was due that should be there at {@code now}; empty if none was in the last years. */
    public Optional<Instant> lastDue(Instant now) {
        for (Duration back = Duration.ofMinutes(2); back.compareTo(LONGEST_PAUSE) < 0; back = back.multipliedBy(8)) {
            Instant due = lastBetween(now.minus(back), now);
            if (due != null) {
                return Optional.of(due);
            }
        }
        return Optional.empty();
    }

    /** When a backup must have been taken to be that of a tick: a little earlier will do, as clocks differ. */
    public Instant countsSince(Instant tick) {
        Optional<Duration> quarter =
                next(tick).map(next -> Duration.between(tick, next).dividedBy(4));
        return tick.minus(
                quarter.filter(pause -> pause.compareTo(CLOCK_DIFFERENCE) < 0).orElse(CLOCK_DIFFERENCE));
    }

    /** How long the longest pause is between two of the coming backups; empty if fewer than two are to come. */
    public Optional<Duration> longestPause(Instant now) {
        Duration longest = Duration.ZERO;
        Optional<Instant> last = next(now);
        for (int tick = 0; tick < TICKS_LOOKED_AT && last.isPresent(); tick++) {
            Optional<Instant> following = next(last.get());
            if (following.isPresent()) {
                Duration pause = Duration.between(last.get(), following.get());
                longest = pause.compareTo(longest) > 0 ? pause : longest;
            }
            last = following;
        }
        return longest.isZero() ? Optional.empty() : Optional.of(longest);
    }

    private @Nullable Instant lastBetween(Instant from, Instant now) {
        Instant last = null;
        Optional<Instant> tick = next(from);
        while (tick.isPresent() && !tick.get().isAfter(now)) {
            last = tick.get();
            tick = next(last);
        }
        return last;
    }

    /** Five fields are those of crontab, without seconds. */
    private static CronExpression parse(String expression) {
        String stripped = expression.strip();
        boolean withoutSeconds = stripped.split("\\s+").length == 5;
        return CronExpression.parse(withoutSeconds ? "0 " + stripped : stripped);
    }

    @Override
    public String toString() {
        return expression + " (" + zone + ")";
    }
}
