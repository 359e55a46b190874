package io.restorable.backup.restore.swap;

import io.restorable.backup.connect.Session;
import java.util.List;
import java.util.stream.Collectors;

/** Who else is in a database, and who of them this role may send away. Background processes of the server leave alone. */
final class ForeignSessions {

    // pg_terminate_backend: superusers' sessions by superusers only, others' by their role or pg_signal_backend.
    // Source: PostgreSQL 18, src/backend/storage/ipc/signalfuncs.c, pg_signal_backend.
    private static final String SESSIONS = """
              FROM pg_catalog.pg_stat_activity session
              JOIN pg_catalog.pg_roles role ON role.oid = session.usesysid
              JOIN pg_catalog.pg_roles mine ON mine.rolname = current_user
             CROSS JOIN LATERAL (
                   SELECT mine.rolsuper
                       OR NOT role.rolsuper
                      AND (pg_catalog.pg_has_role(session.usesysid, 'USAGE')
                           OR pg_catalog.pg_has_role('pg_signal_backend', 'USAGE')) AS endable
                   ) rights
             WHERE session.datid = ? AND session.pid <> pg_catalog.pg_backend_pid()
            """;

    private static final String READ = """
            SELECT session.pid, role.rolname AS role, coalesce(session.application_name, '') AS application,
                   role.rolsuper AS superuser, rights.endable
            """ + SESSIONS + " ORDER BY session.pid";

    private static final String END =
            "SELECT pg_catalog.pg_terminate_backend(session.pid) AS ended" + "\n" + SESSIONS + " AND rights.endable";

    private static final int NAMED = 5;

    private ForeignSessions() {}

    /**
     * Somebody's session.
     *
     * @param endable whether this role may end it
     * @param superuser whether only a superuser may
     */
    record ForeignSession(int pid, String role, String application, boolean endable, boolean superuser) {

        @Override
        public String toString() {
            return "process " + pid + " of role " + role + (application.isEmpty() ? "" : " (" + application + ")");
        }
    }

    /** Everybody who is in the database now. */
    static List<ForeignSession> read(Session session, long database) {
        return session.query(
                "looking who else is in the database",
                READ,
                row -> new ForeignSession(
                        row.number("pid"),
                        row.text("role"),
                        row.text("application"),
                        row.flag("endable"),
                        row.flag("superuser")),
                database);
    }

    /** Those who would stay. */
    static List<ForeignSession> unendable(Session session, long database) {
        return read(session, database).stream()
                .filter(foreign -> !foreign.endable())
                .toList();
    }

    /** Tells all that may be told to leave; they are gone a moment later. Returns how many were told. */
    static int end(Session session, long database) {
        return (int) session.query("ending the sessions of others", END, row -> row.flag("ended"), database).stream()
                .filter(ended -> ended)
                .count();
    }

    static String describe(List<ForeignSession> sessions) {
        String named =
                sessions.stream().limit(NAMED).map(ForeignSession::toString).collect(Collectors.joining(", "));
        return sessions.size() <= NAMED ? named : named + " and " + (sessions.size() - NAMED) + " more";
    }
}
