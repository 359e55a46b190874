package io.restorable.backup.boot.health;

import java.time.Duration;

/** Durations in words, in the two largest units: {@code 1 d 2 h}. */
final class DurationText {

    private DurationText() {}

    static String of(Duration duration) {
        Duration shown = duration.isNegative() ? Duration.ZERO : duration;
        if (shown.toDays() > 0) {
            return shown.toDays() + " d " + shown.toHoursPart() + " h";
        }
        if (shown.toHours() > 0) {
            return shown.toHours() + " h " + shown.toMinutesPart() + " min";
        }
        return shown.toMinutes() > 0
                ? shown.toMinutes() + " min " + shown.toSecondsPart() + " s"
                : shown.toSeconds() + " s";
    }
}
