package io.restorable.backup.retention;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How much room the backups of a database may take in a store. Prints as it is read: {@code 50GB}.
 *
 * @param bytes at least 1
 */
public record SizeBudget(long bytes) {

    private static final Pattern FORM = Pattern.compile("(\\d{1,15})\\s*([kmgt]?)(i?)b?");
    private static final String UNITS = "kmgt";
    private static final long DECIMAL = 1_000;
    private static final long BINARY = 1_024;
    private static final Map<Long, String> NAMES =
            Map.of(1L, "B", 1_000L, "kB", 1_000_000L, "MB", 1_000_000_000L, "GB");

    public SizeBudget {
        if (bytes < 1) {
            throw new IllegalArgumentException("A size budget is at least one byte, not " + bytes);
        }
    }

    /**
     * Reads {@code 50GB}, {@code 500MB} or a number of bytes. As in lists of backups and in the bills of stores a GB has
     * 1,000,000,000 bytes; {@code 50GiB} has 1024 MiB.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public static SizeBudget parse(String text) {
        Matcher parts = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new IllegalArgumentException("'" + text + "' is not a size: write 50GB, 50GiB or a number of bytes");
        }
        long step = parts.group(3).isEmpty() ? DECIMAL : BINARY;
        long bytes = Long.parseLong(parts.group(1));
        try {
            for (int unit = UNITS.indexOf(parts.group(2));
                    unit >= 0 && !parts.group(2).isEmpty();
                    unit--) {
                bytes = Math.multiplyExact(bytes, step);
            }
        } catch (ArithmeticException tooLarge) {
            throw new IllegalArgumentException("'" + text + "' is larger than any store", tooLarge);
        }
        return new SizeBudget(bytes);
    }

    @Override
    public String toString() {
        long unit = 1;
        while (bytes % (unit * DECIMAL) == 0 && NAMES.containsKey(unit * DECIMAL)) {
            unit *= DECIMAL;
        }
        return bytes / unit + NAMES.getOrDefault(unit, "B");
    }
}
