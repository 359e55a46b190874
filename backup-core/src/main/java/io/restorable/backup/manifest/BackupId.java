package io.restorable.backup.manifest;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * The name of a backup within its database: when it began, in UTC and whole seconds, and its label:
 * {@code 20261121T020000Z-pre-migration}, or {@code 20261121T020000Z} without one. Sorts by time, then label.
 *
 * @param time when it began, in whole seconds, between the years 1970 and 9999
 * @param label what it is for
 */
public record BackupId(Instant time, BackupLabel label) implements Comparable<BackupId> {

    private static final int TIME_LENGTH = "20261121T020000Z".length();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    /** Cuts the time to whole seconds. @throws IllegalArgumentException if the year has not four digits */
    public BackupId {
        time = time.truncatedTo(ChronoUnit.SECONDS);
        if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
            throw new IllegalArgumentException("A backup cannot begin at " + time);
        }
    }

    /**
     * Parses a name.
     *
     * @throws IllegalArgumentException if it is not the name of a backup
     */
    public static BackupId parse(String text) {
        try {
            int timeEnd = Math.min(TIME_LENGTH, text.length());
            return new BackupId(TIME.parse(text.substring(0, timeEnd), Instant::from), label(text.substring(timeEnd)));
        } catch (DateTimeException | IllegalArgumentException failure) {
            throw new IllegalArgumentException("'" + text + "' is not the name of a backup", failure);
        }
    }

    /** The same label one second later, for when the name is taken. */
    public BackupId next() {
        return new BackupId(time.plusSeconds(1), label);
    }

    @Override
    public int compareTo(BackupId other) {
        int byTime = time.compareTo(other.time);
        return byTime != 0 ? byTime : label.text().compareTo(other.label.text());
    }

    @Override
    public String toString() {
        return label.isEmpty() ? TIME.format(time) : TIME.format(time) + "-" + label;
    }

    private static BackupLabel label(String rest) {
        if (rest.isEmpty()) {
            return BackupLabel.NONE;
        }
        if (rest.charAt(0) != '-' || rest.length() == 1) {
            throw new IllegalArgumentException("A label follows after a dash");
        }
        return new BackupLabel(rest.substring(1));
    }
}
