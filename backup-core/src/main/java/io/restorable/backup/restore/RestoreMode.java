package io.restorable.backup.restore;

/** How a restore treats its target. */
public enum RestoreMode {
    /** Makes a database that is not there yet, loads it in parallel, and removes it again on failure. */
    NEW_DATABASE,
    /** Loads a database beside the live one, then gives it the live one's name; the live one is kept under another. */
    SWAP,
    /** Empties and reloads an existing database in one transaction: all or nothing. */
    IN_PLACE
}
