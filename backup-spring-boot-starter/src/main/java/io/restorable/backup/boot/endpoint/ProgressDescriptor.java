package io.restorable.backup.boot.endpoint;

import io.restorable.backup.event.Progress;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How far a run is.
 *
 * @param fraction the part that is done, from 0 to 1; 0 where nothing is known of the whole
 * @param rows how many rows have passed
 * @param bytes how many plain bytes have passed
 * @param objects how many tables and the like are done
 * @param remaining the time that the rest will take; {@code null} where nobody can tell
 */
public record ProgressDescriptor(
        double fraction,
        long rows,
        long bytes,
        long objects,
        @Nullable Duration remaining) {

    /** @param done whether the whole is done: what was told of it last was an estimate */
    static ProgressDescriptor of(Progress progress, boolean done) {
        return new ProgressDescriptor(
                done ? 1 : progress.fraction(),
                progress.rows(),
                progress.bytes(),
                progress.objects(),
                done ? null : progress.remaining());
    }
}
