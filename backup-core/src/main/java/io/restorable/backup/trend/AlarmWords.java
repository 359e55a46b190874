package io.restorable.backup.trend;

import io.restorable.backup.manifest.BackupId;
import io.restorable.backup.pg.QualifiedName;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Says in a sentence what is alarming. */
final class AlarmWords {

    private static final int MOST_NAMES = 10;
    private static final double STEP = 1_000;
    private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

    private final BackupId reference;

    AlarmWords(BackupId reference) {
        this.reference = reference;
    }

    String tableEmptied(QualifiedName table, long from) {
        return "Table " + table + " is empty; it had " + rows(from) + " in " + reference + ".";
    }

    String tableShrank(QualifiedName table, long from, long to) {
        return "Table " + table + " has lost " + percent(from, from - to) + " of its rows: it has " + count(to)
                + " now, and had " + count(from) + " in " + reference + ".";
    }

    String rowsShrank(long from, long to) {
        return "All tables together have lost " + percent(from, from - to) + " of their rows: they have " + count(to)
                + " now, and had " + count(from) + " in " + reference + ".";
    }

    String tablesGone(List<QualifiedName> gone) {
        String names =
                gone.stream().limit(MOST_NAMES).map(QualifiedName::toString).collect(Collectors.joining(", "));
        String more = gone.size() > MOST_NAMES ? " and " + count(gone.size() - MOST_NAMES) + " more" : "";
        return (gone.size() == 1 ? "A table is" : count(gone.size()) + " tables are") + " gone since " + reference
                + ": " + names + more + ".";
    }

    String fewerTables(long from, long to) {
        return "There are fewer tables: " + count(to) + " now, " + count(from) + " in " + reference + ".";
    }

    String sizeShrank(long from, long to) {
        return "The backup has shrunk by " + percent(from, from - to) + ": " + bytes(to) + " before compression, "
                + bytes(from) + " in " + reference + ".";
    }

    String sizeGrew(long from, long to) {
        return "The backup has grown" + by(from, to - from) + ": " + bytes(to) + " before compression, " + bytes(from)
                + " in " + reference + ".";
    }

    String storedSizeShrank(long from, long to) {
        return "The backup takes " + percent(from, from - to) + " less room in the store: " + bytes(to) + ", "
                + bytes(from) + " in " + reference + ", though it holds about as much.";
    }

    String storedSizeGrew(long from, long to) {
        return "The backup has grown" + by(from, to - from) + " in the store: " + bytes(to) + ", " + bytes(from)
                + " in " + reference
                + ", though it holds about as much. Data that somebody has encrypted or compressed looks so.";
    }

    String durationGrew(Duration from, Duration to) {
        return "The backup took " + time(to) + "; it took " + time(from) + " in " + reference + ".";
    }

    private static String by(long from, long more) {
        return from == 0 ? "" : " by " + percent(from, more);
    }

    /** Rounded down, so that what is not all is never called 100 %. */
    private static String percent(long whole, long part) {
        return count((long) Math.floor(100.0 * part / whole)) + " %";
    }

    private static String rows(long number) {
        return count(number) + (number == 1 ? " row" : " rows");
    }

    private static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    private static String bytes(long bytes) {
        double amount = bytes;
        int unit = 0;
        while (amount >= STEP && unit < UNITS.length - 1) {
            amount /= STEP;
            unit++;
        }
        return String.format(Locale.ROOT, unit == 0 ? "%.0f %s" : "%.1f %s", amount, UNITS[unit]);
    }

    private static String time(Duration duration) {
        long seconds = duration.toSeconds();
        if (seconds < 60) {
            return seconds + " s";
        }
        return seconds < 3600
                ? "%d m %02d s".formatted(seconds / 60, seconds % 60)
                : "%d h %02d m".formatted(seconds / 3600, seconds % 3600 / 60);
    }
}
