package io.restorable.backup.event;

/** What is being done. */
public enum Operation {
    /** A database is backed up. */
    DUMP,
    /** A backup is restored. */
    RESTORE,
    /** A backup is copied into other stores. */
    COPY,
    /** A backup is proved. */
    VERIFY,
    /** Rows are read out of a backup. */
    EXTRACT,
    /** A backup is compared with a live database. */
    DIFF,
    /** Rows of a backup are brought back into a live database. */
    RESCUE,
    /** A backup is encrypted anew. */
    REKEY
}
