package io.restorable.backup.event;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far an operation is. Totals are estimates of the server's statistics in a dump, and facts of the manifest
 * otherwise; what is done may pass an estimate.
 *
 * @param rows how many rows have passed
 * @param bytes how many plain bytes have passed
 * @param objects how many tables and the like are done
 * @param expected what there is to do
 * @param elapsed the time since the operation began
 * @param remaining the time that the rest will take at the speed so far, or {@code null} where nobody can tell
 */
public record Progress(
        long rows,
        long bytes,
        long objects,
        Expected expected,
        Duration elapsed,
        @Nullable Duration remaining) {

    /**
     * What there is to do; 0 where it is not known.
     *
     * @param rows how many rows
     * @param bytes how many plain bytes
     * @param objects how many tables and the like
     */
    public record Expected(long rows, long bytes, long objects) {

        /** Nothing is known. */
        public static final Expected UNKNOWN = new Expected(0, 0, 0);
    }

    /** The part that is done, from 0 to 1; 0 where nothing is known of the whole. */
    public double fraction() {
        if (expected.bytes > 0) {
            return Math.min(1, (double) bytes / expected.bytes);
        }
        return expected.objects > 0 ? Math.min(1, (double) objects / expected.objects) : 0;
    }
}
