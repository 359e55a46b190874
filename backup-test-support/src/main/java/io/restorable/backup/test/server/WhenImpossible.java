package io.restorable.backup.test.server;

/** What becomes of a test where the backup cannot be restored for a reason that says nothing of the backup. */
public enum WhenImpossible {
    /**
     * What {@code restorable.test.when-impossible} says, {@code fail} or {@code skip}, as a system property, in {@code
     * junit-platform.properties}, or as the environment variable {@code RESTORABLE_TEST_WHEN_IMPOSSIBLE}; otherwise it
     * fails.
     */
    CONFIGURED,
    /** It fails, with what is missing and what to do: the choice for CI. */
    FAIL,
    /** It is skipped, with what is missing and what to do: the choice for a laptop. */
    SKIP
}
