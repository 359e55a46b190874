package io.restorable.backup.retention;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Locale;

/** The periods of grandfather, father and son, from the shortest to the longest. */
public enum Cycle {
    /** Hours of the clock on the wall; the hour that comes twice when summer time ends is two. */
    HOURLY,
    /** Days of the calendar, however many hours they have. */
    DAILY,
    /** Seven days from the first day of the week; they go on over the end of a year. */
    WEEKLY,
    /** Months of the calendar. */
    MONTHLY,
    /** Years of the calendar. */
    YEARLY;

    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);

    /** The word before the number in options and reasons: {@code daily}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Names the period that a time falls into, in a way that two times share only if they share the period. */
    String periodOf(ZonedDateTime time, DayOfWeek weekStart) {
        return switch (this) {
            case HOURLY -> hour(time.truncatedTo(ChronoUnit.HOURS));
            case DAILY -> time.toLocalDate().toString();
            case WEEKLY -> "from " + firstDay(time.toLocalDate(), weekStart);
            case MONTHLY -> YearMonth.from(time).toString();
            case YEARLY -> Integer.toString(time.getYear());
        };
    }

    private static String hour(ZonedDateTime start) {
        return HOUR.format(start) + start.getOffset();
    }

    private static LocalDate firstDay(LocalDate day, DayOfWeek weekStart) {
        return day.with(TemporalAdjusters.previousOrSame(weekStart));
    }
}
