package io.restorable.backup.connect;

/**
 * The process that serves a session, told apart from later ones of the same number. When a connection is lost, nobody
 * knows what the server made of the last statement, or still makes of it: ending the process settles that.
 *
 * @param id its number
 * @param startedAt when it started, in microseconds since 1970
 */
public record ServerProcess(int id, long startedAt) {

    private static final int PATIENCE_MILLIS = 30_000;

    private static final String STARTED_AT =
            "(extract(epoch FROM backend_start) * 1000000)::pg_catalog.int8 AS started";

    /** The process of a session. */
    public static ServerProcess of(Session session) {
        return session.query(
                        "asking for the process",
                        "SELECT pid, " + STARTED_AT
                                + " FROM pg_catalog.pg_stat_activity WHERE pid = pg_catalog.pg_backend_pid()",
                        row -> new ServerProcess(row.number("pid"), row.oid("started")))
                .get(0);
    }

    /**
     * Ends the process if it still runs, and waits for its end: its last statement has been done, or never will be. Does
     * nothing if it is the process of the given session: that one is not lost.
     *
     * @param session another session with the same server, of the same role
     * @throws IllegalStateException if it does not end
     */
    public void end(Session session) {
        boolean ended = session
                .query(
                        "ending a session whose connection was lost",
                        "SELECT pg_catalog.pg_terminate_backend(process.pid, ?) AS ended FROM (SELECT pid, "
                                + STARTED_AT + " FROM pg_catalog.pg_stat_activity WHERE pid = ?) process"
                                + " WHERE process.started = ? AND process.pid <> pg_catalog.pg_backend_pid()",
                        row -> row.flag("ended"),
                        (long) PATIENCE_MILLIS,
                        id,
                        startedAt)
                .stream()
                .allMatch(each -> each);
        if (!ended) {
            throw new IllegalStateException("Process " + id + " of the server did not end");
        }
    }
}
