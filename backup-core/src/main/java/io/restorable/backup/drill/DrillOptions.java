package io.restorable.backup.drill;

import io.restorable.backup.connect.pace.ByteRate;
import io.restorable.backup.restore.RestoreMode;
import io.restorable.backup.restore.RestoreOptions;
import java.util.List;

/**
 * How a drill is run. Immutable; changed by the {@code with…} methods.
 *
 * @param jobs how many sessions restore at a time
 * @param rate how many bytes of rows and large objects are loaded in a second, by all sessions together
 * @param checks the team's own checks, in the order in which they run
 * @param keep whether the scratch database stays, for somebody to look at
 */
public record DrillOptions(int jobs, ByteRate rate, List<RestoreCheck> checks, boolean keep) {

    /** As many sessions as a restore would take, no checks; the scratch database goes. */
    public static final DrillOptions DEFAULT = new DrillOptions(
            RestoreOptions.into(RestoreMode.NEW_DATABASE).jobs(), ByteRate.UNLIMITED, List.of(), false);

    public DrillOptions {
        if (jobs < 1) {
            throw new IllegalArgumentException("'jobs' must be at least 1, not " + jobs);
        }
        checks = List.copyOf(checks);
    }

    /** The same by another number of sessions. */
    public DrillOptions withJobs(int other) {
        return new DrillOptions(other, rate, checks, keep);
    }

    /** The same at another rate. */
    public DrillOptions withRate(ByteRate other) {
        return new DrillOptions(jobs, other, checks, keep);
    }

    /** The same with other checks. */
    public DrillOptions withChecks(List<? extends RestoreCheck> other) {
        return new DrillOptions(jobs, rate, List.copyOf(other), keep);
    }

    /** The same, but the scratch database stays or goes. */
    public DrillOptions withKeep(boolean other) {
        return new DrillOptions(jobs, rate, checks, other);
    }
}
