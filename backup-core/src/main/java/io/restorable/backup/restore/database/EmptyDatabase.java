package io.restorable.backup.restore.database;

import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import java.util.Optional;

/** A database that somebody has made for the restore and that holds nothing yet; it is empty again after a failure. */
public final class EmptyDatabase implements RestorePlace {

    private static final String OWN_SESSIONS = """
            SELECT pg_catalog.pg_terminate_backend(pid, 30000) AS ended FROM pg_catalog.pg_stat_activity
             WHERE datname = pg_catalog.current_database() AND usename = current_user
               AND application_name = pg_catalog.current_setting('application_name')
               AND pid <> pg_catalog.pg_backend_pid()
            """;

    private final Database database;
    private Optional<PublicSchema> before = Optional.empty();
    private boolean begun;

    public EmptyDatabase(Database database) {
        this.database = database;
    }

    @Override
    public Database begin() {
        try (SessionPool pool = SessionPool.open(database, SessionOptions.of(1));
                Session session = pool.session(SessionPurpose.RESTORE)) {
            before = PublicSchema.read(session);
        }
        begun = true;
        return database;
    }

    @Override
    public void succeed() {
        // It has its name, and everything in it was committed.
    }

    @Override
    public void fail() {
        if (!begun) {
            return;
        }
        try (SessionPool pool = SessionPool.open(database, SessionOptions.of(1));
                Session session = pool.session(SessionPurpose.RESTORE)) {
            endSessions(session);
            session.beginTransaction();
            TargetEmptier.emptyAndBringBack(session, before);
            session.commit();
        }
    }

    /** Where connections were lost, statements may still run, and what they make would come after the emptying. */
    private static void endSessions(Session session) {
        session.query("ending the sessions of the restore", OWN_SESSIONS, row -> row.flag("ended"));
    }

    @Override
    public String leftover() {
        return "Database " + database.name() + " holds a part of the backup and could not be emptied again; drop it and"
                + " create it anew before the next restore.";
    }
}
