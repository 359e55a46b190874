package io.restorable.backup.restore.database;

import io.restorable.backup.connect.Session;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.pg.Identifiers;
import java.time.Duration;
import java.util.List;

/**
 * DROP DATABASE, with a limit to its patience. Since PostgreSQL 15 it waits until every session of the whole server has
 * listened, and a session in the middle of COPY whose client says nothing listens to nobody (procsignal.c,
 * WaitForProcSignalBarrier). What is broken off then stays as a database that can only be dropped.
 */
public final class DatabaseDrop {

    /** A large database behind a slow disk needs minutes. */
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private static final String BROKEN_OFF = "57014";

    private static final String DEAF = """
            SELECT pid, coalesce(datname, '?') AS database, coalesce(nullif(application_name, ''), '?') AS application
              FROM pg_catalog.pg_stat_activity
             WHERE backend_type = 'client backend' AND state = 'active' AND wait_event_type = 'Client'
               AND pid <> pg_catalog.pg_backend_pid()
             ORDER BY query_start LIMIT 5
            """;

    private DatabaseDrop() {}

    /**
     * Drops a database, if it is there, and ends the sessions in it.
     *
     * @param session to another database of the server, in autocommit mode
     * @throws DatabaseStaysException if the server still waited for other sessions after five minutes
     */
    public static void force(Session session, String database) {
        run(session, database, "DROP DATABASE IF EXISTS " + Identifiers.quote(database) + " WITH (FORCE)", PATIENCE);
    }

    /** The same of a database that must be there, with nobody in it; the server refuses otherwise. */
    public static void unused(Session session, String database) {
        run(session, database, "DROP DATABASE " + Identifiers.quote(database), PATIENCE);
    }

    static void run(Session session, String database, String statement, Duration patience) {
        session.execute("limiting the wait", "SET statement_timeout = " + patience.toMillis());
        try {
            session.execute("dropping database " + database, statement);
        } catch (QueryFailedException refused) {
            if (BROKEN_OFF.equals(refused.sqlState())) {
                throw new DatabaseStaysException(database, patience, deaf(session), refused);
            }
            throw refused;
        }
        session.execute("lifting the limit of the wait", "SET statement_timeout = 0");
    }

    private static List<String> deaf(Session session) {
        return session.query(
                "looking whom the server waits for",
                DEAF,
                row -> "process " + row.number("pid") + " in database " + row.text("database") + ", application "
                        + row.text("application"));
    }
}
