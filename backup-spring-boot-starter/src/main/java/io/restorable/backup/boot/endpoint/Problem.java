package io.restorable.backup.boot.endpoint;

import io.restorable.backup.error.BackupException;

/**
 * Why something was not done.
 *
 * @param problem what failed, and why; without secrets
 * @param nextStep what to do now
 */
public record Problem(String problem, String nextStep) {

    /** Describes a failure; one that is not ours may say anything, so nothing of it is told. */
    static Problem of(RuntimeException failure) {
        return failure instanceof BackupException known
                ? new Problem(known.problem(), known.nextStep())
                : new Problem("Something unexpected happened.", "Look into the application's log.");
    }
}
