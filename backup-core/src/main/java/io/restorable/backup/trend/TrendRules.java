package io.restorable.backup.trend;

import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * When a backup that differs from an earlier one is alarming. Shares are fractions: 0.5 is one half. A change has to pass
 * the share and the least amount, so that what is small can change as it likes.
 *
 * @param zone whose days of the week count
 * @param weeks how many weeks back a backup of the same weekday may lie to be compared with
 * @param size of the backup, before and after compression
 * @param rows of each table, and of all together
 * @param duration of the backup
 */
public record TrendRules(ZoneId zone, int weeks, SizeRule size, RowRule rows, DurationRule duration) {

    /** Days of UTC; four weeks; +50 %, −30 % and 1 MB; −30 % of the rows; twice the time and a minute more. */
    public static final TrendRules DEFAULT = new TrendRules(
            ZoneOffset.UTC,
            4,
            new SizeRule(0.5, 0.3, 1_000_000),
            new RowRule(0.3, 100, 10),
            new DurationRule(1, Duration.ofMinutes(1)));

    /** @throws IllegalArgumentException if there is not a single week */
    public TrendRules {
        require(weeks > 0, "weeks", weeks);
    }

    /** The same with the days of another time zone. */
    public TrendRules in(ZoneId other) {
        return new TrendRules(other, weeks, size, rows, duration);
    }

    /** The same for another size. */
    public TrendRules with(SizeRule other) {
        return new TrendRules(zone, weeks, other, rows, duration);
    }

    /** The same for other rows. */
    public TrendRules with(RowRule other) {
        return new TrendRules(zone, weeks, size, other, duration);
    }

    /** The same for another duration. */
    public TrendRules with(DurationRule other) {
        return new TrendRules(zone, weeks, size, rows, other);
    }

    /**
     * When a size is alarming.
     *
     * @param growth by which share it has grown
     * @param shrinkage by which share it has shrunk
     * @param leastBytes by how many bytes at least
     */
    public record SizeRule(double growth, double shrinkage, long leastBytes) {

        /** @throws IllegalArgumentException if a share or the amount is not positive */
        public SizeRule {
            require(growth > 0, "growth", growth);
            require(shrinkage > 0, "shrinkage", shrinkage);
            require(leastBytes > 0, "leastBytes", leastBytes);
        }

        boolean grew(long from, long to) {
            return to - from >= leastBytes && to - from >= from * growth;
        }

        boolean shrank(long from, long to) {
            return from - to >= leastBytes && from - to >= from * shrinkage;
        }
    }

    /**
     * When a number of rows is alarming.
     *
     * @param loss which share is gone
     * @param leastRows how many rows at least are gone
     * @param leastEmptied how many rows a table at least had that is alarming when it is empty; queues and the like are
     *     empty now and then
     */
    public record RowRule(double loss, long leastRows, long leastEmptied) {

        /** @throws IllegalArgumentException if the share or an amount is not positive */
        public RowRule {
            require(loss > 0, "loss", loss);
            require(leastRows > 0, "leastRows", leastRows);
            require(leastEmptied > 0, "leastEmptied", leastEmptied);
        }

        boolean emptied(long from, long to) {
            return to == 0 && from >= leastEmptied;
        }

        boolean shrank(long from, long to) {
            return from - to >= leastRows && from - to >= from * loss;
        }
    }

    /**
     * When a duration is alarming.
     *
     * @param growth by which share it has grown
     * @param least by how much at least
     */
    public record DurationRule(double growth, Duration least) {

        /** @throws IllegalArgumentException if the share or the amount is not positive */
        public DurationRule {
            require(growth > 0, "growth", growth);
            require(least.compareTo(Duration.ZERO) > 0, "least", least);
        }

        /** A clock that was set back meanwhile tells nothing. */
        boolean grew(Duration from, Duration to) {
            Duration more = to.minus(from);
            return !from.isNegative() && more.compareTo(least) >= 0 && more.toMillis() >= from.toMillis() * growth;
        }
    }

    private static void require(boolean condition, String what, Object value) {
        if (!condition) {
            throw new IllegalArgumentException(what + " must be more than nothing, not " + value);
        }
    }
}
