package io.restorable.backup.trend;

/** What is alarming about a backup, the worst first. */
public enum AlarmKind {
    /** Tables are no longer there; from and to are numbers of tables. */
    TABLES_GONE,
    /** A table has no rows any more; from and to are numbers of rows. */
    TABLE_EMPTIED,
    /** A table has lost rows; from and to are numbers of rows. */
    TABLE_SHRANK,
    /** All tables together have lost rows; from and to are numbers of rows. */
    ROWS_SHRANK,
    /** The backup has become smaller; from and to are bytes before compression. */
    SIZE_SHRANK,
    /** The backup has become larger; from and to are bytes before compression. */
    SIZE_GREW,
    /** The same contents take less room in the store; from and to are bytes. */
    STORED_SIZE_SHRANK,
    /** The same contents take more room in the store, as encrypted data does; from and to are bytes. */
    STORED_SIZE_GREW,
    /** The backup took longer; from and to are milliseconds. */
    DURATION_GREW
}
