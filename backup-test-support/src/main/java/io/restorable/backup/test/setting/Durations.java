package io.restorable.backup.test.setting;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads and writes how long things take: {@code 90s}, {@code 5m}, {@code 1h}, or as {@code PT5M}. */
public final class Durations {

    private static final Pattern SHORT = Pattern.compile("(\\d+)\\s*(ms|s|m|h)");

    private Durations() {}

    /**
     * Reads one.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Duration parse(String text) {
        var matcher = SHORT.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (matcher.matches()) {
            long number = Long.parseLong(matcher.group(1));
            return switch (matcher.group(2)) {
                case "ms" -> Duration.ofMillis(number);
                case "s" -> Duration.ofSeconds(number);
                case "m" -> Duration.ofMinutes(number);
                default -> Duration.ofHours(number);
            };
        }
        try {
            return Duration.parse(text.strip());
        } catch (java.time.format.DateTimeParseException wrong) {
            throw new IllegalArgumentException(
                    "'" + text + "' is no duration. Write 90s, 5m or 1h, or PT5M as ISO 8601 does.", wrong);
        }
    }

    /** Writes one for people: {@code 850 ms}, {@code 3.2 s}, {@code 6 m 12 s}, {@code 1 h 2 m}. */
    public static String format(Duration duration) {
        if (duration.compareTo(Duration.ofSeconds(1)) < 0) {
            return duration.toMillis() + " ms";
        }
        if (duration.compareTo(Duration.ofMinutes(1)) < 0) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        return duration.toHours() > 0
                ? duration.toHours() + " h " + duration.toMinutesPart() + " m"
                : duration.toMinutes() + " m " + duration.toSecondsPart() + " s";
    }
}
