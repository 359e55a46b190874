package io.restorable.backup.restore.swap;

import java.util.List;

/**
 * Which kept databases were dropped.
 *
 * @param dropped those that are gone
 * @param remaining those that could not be dropped
 */
public record ForgetReport(List<KeptDatabase> dropped, List<Remaining> remaining) {

    public ForgetReport {
        dropped = List.copyOf(dropped);
        remaining = List.copyOf(remaining);
    }

    /**
     * A kept database that is still there.
     *
     * @param database which one
     * @param reason why, in the server's words
     */
    public record Remaining(KeptDatabase database, String reason) {}
}
