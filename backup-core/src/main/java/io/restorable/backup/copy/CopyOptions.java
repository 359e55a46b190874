package io.restorable.backup.copy;

import java.time.Duration;

/**
 * How copies are made.
 *
 * @param jobs how many objects of a backup pass at once, from 1
 * @param attempts how often an object is tried before its backup is given up, from 1; stores try again by themselves, too
 * @param pause before the second attempt; twice as long before each further one
 * @param patience how long a store may take no byte and give no answer before it is given up
 */
public record CopyOptions(int jobs, int attempts, Duration pause, Duration patience) {

    /** Four objects at once, each tried three times; ten minutes without a byte are too many. */
    public static final CopyOptions DEFAULT = new CopyOptions(4, 3, Duration.ofSeconds(2), Duration.ofMinutes(10));

    /** @throws IllegalArgumentException if a number is below 1, or a time negative */
    public CopyOptions {
        if (jobs < 1 || attempts < 1 || pause.isNegative() || patience.isNegative()) {
            throw new IllegalArgumentException("No copy can be made with " + jobs + " jobs, " + attempts
                    + " attempts, a pause of " + pause + " and a patience of " + patience);
        }
    }

    /** The same with another number of objects at once. */
    public CopyOptions withJobs(int number) {
        return new CopyOptions(number, attempts, pause, patience);
    }
}
