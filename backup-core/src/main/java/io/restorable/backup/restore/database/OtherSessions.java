package io.restorable.backup.restore.database;

import io.restorable.backup.connect.Row;
import io.restorable.backup.connect.Session;
import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.error.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who else is in the target of an in-place restore. */
public final class OtherSessions {

    private static final String LOCK_NOT_AVAILABLE = "55P03";
    private static final int NAMED = 5;

    private static final String SESSIONS = """
            SELECT pid::text AS pid, coalesce(usename, '?') AS role, application_name AS application,
                   coalesce(state, '?') AS state, xact_start IS NOT NULL AS busy
              FROM pg_catalog.pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_catalog.pg_backend_pid()
               AND backend_type = 'client backend'
             ORDER BY xact_start NULLS LAST, pid
            """;

    private static final String PREPARED = """
            SELECT gid FROM pg_catalog.pg_prepared_xacts WHERE database = current_database() ORDER BY prepared
            """;

    private OtherSessions() {}

    /**
     * Looks who is there.
     *
     * @return a full sentence if there are others, for whom the contents will change
     * @throws RefusedException if there are prepared transactions, which hold their locks for ever
     */
    public static List<String> check(Session session) {
        List<String> prepared = session.query("looking for prepared transactions", PREPARED, row -> row.text("gid"));
        if (!prepared.isEmpty()) {
            throw new RefusedException(
                    "The target has prepared transactions (" + shorten(prepared)
                            + "), which hold their locks until somebody ends them.",
                    "End each with COMMIT PREPARED or ROLLBACK PREPARED, then restore again.");
        }
        List<String> others = read(session, false);
        return others.isEmpty()
                ? List.of()
                : List.of("Others are connected to the target (" + shorten(others)
                        + "); they see its old contents until the end, and then the backup's.");
    }

    /**
     * Does work that needs locks on everything, with patience for those who hold some.
     *
     * @throws RefusedException if they did not let go in time; the transaction is rolled back
     */
    public static void outwait(Session session, Duration patience, Runnable work) {
        session.execute("limiting the wait for locks", "SET LOCAL lock_timeout = " + patience.toMillis());
        try {
            work.run();
        } catch (QueryFailedException failure) {
            if (!LOCK_NOT_AVAILABLE.equals(failure.sqlState())) {
                throw failure;
            }
            session.rollback();
            throw held(read(session, true), patience, failure);
        }
        session.execute("waiting for locks without limit again", "SET LOCAL lock_timeout = 0");
    }

    private static RefusedException held(List<String> busy, Duration patience, QueryFailedException failure) {
        String who = busy.isEmpty() ? "" : " In transactions: " + shorten(busy) + ".";
        return new RefusedException(
                "Somebody uses what is to be replaced, and did not let go of it within " + patience.toSeconds()
                        + " seconds. " + failure.problem() + who,
                "Stop the application or end these sessions (SELECT pg_terminate_backend(pid)), then restore again.",
                failure);
    }

    private static List<String> read(Session session, boolean busyOnly) {
        var described = new ArrayList<String>();
        session.forEach("looking who else is in the target", SESSIONS, row -> {
            if (row.flag("busy") || !busyOnly) {
                described.add(describe(row));
            }
        });
        return described;
    }

    private static String describe(Row row) {
        @Nullable String application = row.textOrNull("application");
        String program = application == null || application.isEmpty() ? "" : ", " + application;
        return "pid " + row.text("pid") + " of " + row.text("role") + program + ", " + row.text("state");
    }

    private static String shorten(List<String> names) {
        String shown = String.join("; ", names.subList(0, Math.min(NAMED, names.size())));
        return names.size() <= NAMED ? shown : shown + "; and " + (names.size() - NAMED) + " more";
    }
}
