package io.restorable.backup.event;

/** The parts that operations have, in the order in which they come; not every operation has all of them. */
public enum Phase {
    /** Rights, versions and targets are checked; nothing is read or changed yet. */
    PREFLIGHT,
    /** The catalog is read. */
    CATALOG,
    /** What was stored is compared with its checksums. */
    CHECKSUMS,
    /** Definitions that come before the rows are made. */
    PRE_DATA,
    /** Rows, large objects and sequence values pass. */
    DATA,
    /** Indexes, constraints, triggers and the like are made. */
    POST_DATA,
    /** Contents are compared with the manifest. */
    COMPARE,
    /** The result is put in its place: a backup sealed, a restored database opened. */
    FINISH
}
