package io.restorable.backup.test.assertion;

import java.time.Duration;
import java.util.Locale;

/** Durations as people say them. */
final class DurationWords {

    private static final long TWO_MINUTES = 120;
    private static final long TWO_HOURS = 7_200;
    private static final long TWO_DAYS = 172_800;

    private DurationWords() {}

    static String of(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 1) {
            return duration.toMillis() + " ms";
        }
        if (seconds < TWO_MINUTES) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        if (seconds < TWO_HOURS) {
            return duration.toMinutes() + " min " + duration.toSecondsPart() + " s";
        }
        if (seconds < TWO_DAYS) {
            return duration.toHours() + " h " + duration.toMinutesPart() + " min";
        }
        return duration.toDays() + " days " + duration.toHoursPart() + " h";
    }
}
