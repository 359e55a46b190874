package io.restorable.backup.connect.pace;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many bytes may pass in a second.
 *
 * @param bytesPerSecond at least 1; {@link Long#MAX_VALUE} is no limit
 */
public record ByteRate(long bytesPerSecond) {

    /** As fast as it goes. */
    public static final ByteRate UNLIMITED = new ByteRate(Long.MAX_VALUE);

    private static final Pattern FORM = Pattern.compile("(\\d{1,12})\\s*([kmgt]?)i?b?(/s)?");
    private static final Map<String, Integer> POWERS = Map.of("", 0, "k", 10, "m", 20, "g", 30, "t", 40);

    public ByteRate {
        if (bytesPerSecond < 1) {
            throw new IllegalArgumentException("a rate is at least one byte per second, not " + bytesPerSecond);
        }
    }

    /**
     * Reads a rate as {@code 20MB}, {@code 500kB} or {@code 1048576}; as in PostgreSQL, a kB has 1024 bytes.
     *
     * @throws IllegalArgumentException if it has another form
     */
    public static ByteRate parse(String text) {
        Matcher parts = FORM.matcher(text.strip().toLowerCase(Locale.ROOT));
        if (!parts.matches()) {
            throw new IllegalArgumentException(
                    "'" + text + "' is not a number of bytes per second: write 20MB, 500kB or 1048576");
        }
        int power = POWERS.getOrDefault(parts.group(2), 0);
        try {
            return new ByteRate(Math.multiplyExact(Long.parseLong(parts.group(1)), 1L << power));
        } catch (ArithmeticException tooLarge) {
            return UNLIMITED;
        }
    }

    /** Whether there is a limit at all. */
    public boolean isLimited() {
        return bytesPerSecond < Long.MAX_VALUE;
    }
}
