package io.restorable.backup.boot.schedule;

/** What came of a backup that was due. */
public enum TickOutcome {
    /** It is there already: this or another instance made it. */
    SERVED,
    /** It was made. */
    DONE,
    /** Somebody else works on the database, perhaps at this very backup. */
    BUSY,
    /** It could not be made. */
    FAILED,
    /** It could not be made, and another try would not change that. */
    GIVEN_UP
}
