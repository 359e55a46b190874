package io.restorable.backup.retention;

import java.time.Duration;
import java.time.Period;
import java.time.ZonedDateTime;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A length of time as people give it for keeping things: years, months and days of the calendar, and hours. Prints as it
 * is read: {@code 1y6mo}, {@code 30d}, {@code 12h}.
 *
 * @param calendar years, months and days; a day may have 23 or 25 hours
 * @param hours further hours
 */
public record Span(Period calendar, long hours) {

    private static final int DAYS_OF_WEEK = 7;
    private static final Pattern FORM =
            Pattern.compile("(?:(\\d{1,4})y)?(?:(\\d{1,5})mo)?(?:(\\d{1,5})w)?(?:(\\d{1,6})d)?(?:(\\d{1,7})h)?");

    /** @throws IllegalArgumentException if a part is negative, or all are zero */
    public Span {
        if (calendar.isNegative() || hours < 0 || (calendar.isZero() && hours == 0)) {
            throw new IllegalArgumentException("A length of time to keep backups for is longer than nothing");
        }
    }

    /** That many days of the calendar. */
    public static Span ofDays(int days) {
        return new Span(Period.ofDays(days), 0);
    }

    /** Years, months and days. */
    public static Span of(Period calendar) {
        return new Span(calendar, 0);
    }

    /** Hours that pass whatever the calendar says; what is less than an hour counts as one. */
    public static Span of(Duration duration) {
        return new Span(Period.ZERO, duration.plusHours(1).minusNanos(1).toHours());
    }

    /**
     * Reads {@code 1y}, {@code 6mo}, {@code 6w}, {@code 30d}, {@code 12h}, or several from the longest to the shortest:
     * {@code 1y6mo}. A bare {@code m} is refused: it could be minutes.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public static Span parse(String text) {
        Matcher parts = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches() || parts.group().isEmpty()) {
            throw new IllegalArgumentException("'" + text + "' is not a length of time: write 12h, 30d, 6w, 3mo"
                    + " (months), 1y, or several of them as in 1y6mo");
        }
        int days = number(parts, 3) * DAYS_OF_WEEK + number(parts, 4);
        return new Span(Period.of(number(parts, 1), number(parts, 2), days), number(parts, 5));
    }

    /** The time that lies this long before another; years and months first, hours last. */
    ZonedDateTime before(ZonedDateTime time) {
        return time.minus(calendar).minusHours(hours);
    }

    private static int number(Matcher parts, int group) {
        String digits = parts.group(group);
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    @Override
    public String toString() {
        return part(calendar.getYears(), "y")
                + part(calendar.getMonths(), "mo")
                + part(calendar.getDays(), "d")
                + part(hours, "h");
    }

    private static String part(long number, String unit) {
        return number == 0 ? "" : number + unit;
    }
}
