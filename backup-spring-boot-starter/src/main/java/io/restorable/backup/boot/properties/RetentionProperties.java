package io.restorable.backup.boot.properties;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which backups are kept when newer ones have come. A backup is kept if any rule wants it; without rules, all are.
 *
 * @param keepLast How many of the newest are kept.
 * @param keepWithin How far back from the newest every backup is kept: '14d', '12h', '3mo'.
 * @param keepHourly For how many hours the newest backup of the hour is kept.
 * @param keepDaily For how many days the newest backup of the day is kept.
 * @param keepWeekly For how many weeks the newest backup of the week is kept.
 * @param keepMonthly For how many months the newest backup of the month is kept.
 * @param keepYearly For how many years the newest backup of the year is kept.
 * @param keepLabels Backups with such a label are kept for ever.
 * @param minimum How many backups stay at least.
 */
public record RetentionProperties(
        @Nullable Integer keepLast,
        @Nullable String keepWithin,
        @Nullable Integer keepHourly,
        @Nullable Integer keepDaily,
        @Nullable Integer keepWeekly,
        @Nullable Integer keepMonthly,
        @Nullable Integer keepYearly,
        @DefaultValue List<String> keepLabels,
        @DefaultValue("1") int minimum) {

    public RetentionProperties {
        keepLabels = List.copyOf(keepLabels);
    }
}
