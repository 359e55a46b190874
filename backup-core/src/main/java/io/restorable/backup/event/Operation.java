package io.restorable.backup.event;

/** What is being done. */
public enum Operation {
    /** A database is backed up. */
    DUMP,
    /** A backup is restored. */
    RESTORE,
    /** A backup is proved. */
    VERIFY
}
