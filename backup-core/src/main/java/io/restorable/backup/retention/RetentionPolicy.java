package io.restorable.backup.retention;

import io.restorable.backup.manifest.BackupLabel;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is kept of a database's backups. A backup is kept if any rule wants it; what no rule wants may go, but for what
 * {@link Retention} keeps in any case. Immutable.
 *
 * <pre>{@code
 * RetentionPolicy.builder().keepDaily(7).keepWeekly(4).keepMonthly(12).build()
 * }</pre>
 *
 * @param last how many of the newest are kept; 0 for no such rule
 * @param within how far back, from the newest, every backup is kept; {@code null} for no such rule
 * @param cycles of how many hours, days, weeks, months, years the newest backup is kept; absent for no such rule
 * @param labels backups with such a label are kept for ever
 * @param minimum how many backups stay at least, whatever the rules and the budget say; at least 1
 * @param maximumSize how much room all backups of the database may take; {@code null} for any
 * @param zone where days begin and end
 * @param weekStart the first day of a week
 */
public record RetentionPolicy(
        int last,
        @Nullable Span within,
        Map<Cycle, Integer> cycles,
        Set<BackupLabel> labels,
        int minimum,
        @Nullable SizeBudget maximumSize,
        ZoneId zone,
        DayOfWeek weekStart) {

    /** @throws IllegalArgumentException if a number is negative, or the minimum is 0 */
    public RetentionPolicy {
        cycles = Map.copyOf(cycles);
        labels = Set.copyOf(labels);
        requireAtLeast(0, "last", last);
        requireAtLeast(1, "minimum", minimum);
        cycles.forEach((cycle, count) -> requireAtLeast(1, cycle.word(), count));
    }

    /** Begins with no rule, a minimum of one backup, UTC, and weeks that begin on Monday. */
    public static Builder builder() {
        return new Builder();
    }

    /** Whether any rule says what to keep; a size budget alone does, too. Labels only add to what others keep. */
    public boolean hasRule() {
        return keepsByTime() || maximumSize != null;
    }

    /** Whether a rule looks at when backups were taken. */
    boolean keepsByTime() {
        return last > 0 || within != null || !cycles.isEmpty();
    }

    private static void requireAtLeast(int least, String rule, int count) {
        if (count < least) {
            throw new IllegalArgumentException(
                    "The number of backups to keep (" + rule + ") is at least " + least + ", not " + count);
        }
    }

    /** Gathers rules. A count of 0 takes the rule away. Not safe for use by several threads. */
    public static final class Builder {

        private final Map<Cycle, Integer> cycles = new EnumMap<>(Cycle.class);
        private final Set<BackupLabel> labels = new HashSet<>();
        private int last;
        private @Nullable Span within;
        private int minimum = 1;
        private @Nullable SizeBudget maximumSize;
        private ZoneId zone = ZoneOffset.UTC;
        private DayOfWeek weekStart = DayOfWeek.MONDAY;

        private Builder() {}

        /** The newest ones, whenever they were taken. */
        public Builder keepLast(int count) {
            this.last = count;
            return this;
        }

        /**
         * All that were taken at most so long before the newest one. Counted from that one and not from now, so that
         * nothing goes as long as nothing comes.
         */
        public Builder keepWithin(Span span) {
            this.within = span;
            return this;
        }

        /** All that were taken at most so long before the newest one, as in {@code Period.ofMonths(3)}. */
        public Builder keepWithin(Period period) {
            return keepWithin(Span.of(period));
        }

        /** All that were taken at most so long before the newest one, as in {@code Duration.ofHours(12)}. */
        public Builder keepWithin(Duration duration) {
            return keepWithin(Span.of(duration));
        }

        /** The newest one of each of the last so many hours that have any. */
        public Builder keepHourly(int count) {
            return keep(Cycle.HOURLY, count);
        }

        /** The newest one of each of the last so many days that have any. */
        public Builder keepDaily(int count) {
            return keep(Cycle.DAILY, count);
        }

        /** The newest one of each of the last so many weeks that have any. */
        public Builder keepWeekly(int count) {
            return keep(Cycle.WEEKLY, count);
        }

        /** The newest one of each of the last so many months that have any. */
        public Builder keepMonthly(int count) {
            return keep(Cycle.MONTHLY, count);
        }

        /** The newest one of each of the last so many years that have any. */
        public Builder keepYearly(int count) {
            return keep(Cycle.YEARLY, count);
        }

        /** The newest one of each of the last so many periods that have any. */
        public Builder keep(Cycle cycle, int count) {
            if (count == 0) {
                cycles.remove(cycle);
            } else {
                cycles.put(cycle, count);
            }
            return this;
        }

        /**
         * Backups with this label are kept for ever.
         *
         * @throws IllegalArgumentException if it is no label
         */
        public Builder keepLabel(String label) {
            labels.add(new BackupLabel(label));
            return this;
        }

        /** So many stay at least, whatever other rules and the size budget say. */
        public Builder minimum(int count) {
            this.minimum = count;
            return this;
        }

        /** What is beyond this size goes, the oldest first, but for what is kept in any case. */
        public Builder maximumSize(SizeBudget budget) {
            this.maximumSize = budget;
            return this;
        }

        /** Where days begin and end. */
        public Builder zone(ZoneId timeZone) {
            this.zone = timeZone;
            return this;
        }

        /** The first day of a week. */
        public Builder weekStart(DayOfWeek firstDay) {
            this.weekStart = firstDay;
            return this;
        }

        /** @throws IllegalArgumentException if a number is negative, or the minimum is 0 */
        public RetentionPolicy build() {
            return new RetentionPolicy(last, within, cycles, labels, minimum, maximumSize, zone, weekStart);
        }
    }
}
