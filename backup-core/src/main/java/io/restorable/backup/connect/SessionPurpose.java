package io.restorable.backup.connect;

/** What a session is opened for; decides its settings. */
public enum SessionPurpose {
    /**
     * Reading definitions: texts come out as pg_dump would get them, in the server's own time zone, however the
     * application's host is set up.
     */
    CATALOG,
    /** Reading rows, to store or to compare them: texts come out the same on every server and client. */
    ROWS,
    /** Running the statements of an archive. */
    RESTORE
}
