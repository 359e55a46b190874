package io.restorable.backup.cli.report;

import java.time.Duration;
import java.util.Locale;

/** Writes numbers as people read them. */
public final class Amounts {

    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};
    private static final int STEP = 1_000;
    private static final int TEN = 10;

    private Amounts() {}

    /** {@code 1.4 GB}: decimal units, as disks and buckets are sold. */
    public static String bytes(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= STEP && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        String format = unit == 0 || amount >= TEN ? "%.0f %s" : "%.1f %s";
        return String.format(Locale.ROOT, format, amount, UNITS[unit]);
    }

    /** {@code 1,234,567}. */
    public static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** {@code 1 table}, {@code 2 tables}. */
    public static String count(long number, String noun) {
        return count(number) + " " + noun + (number == 1 ? "" : "s");
    }

    /** {@code 240 ms}: for what is usually much less than a second. */
    public static String millis(Duration duration) {
        return count(duration.toMillis()) + " ms";
    }

    /** {@code 0.4 s}, {@code 12 s}, {@code 3 m 05 s}, {@code 2 h 03 m}. */
    public static String duration(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < TEN) {
            return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
        }
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? "%d m %02d s".formatted(seconds / 60, seconds % 60)
                : "%d h %02d m".formatted(seconds / 3600, seconds % 3600 / 60);
    }
}
