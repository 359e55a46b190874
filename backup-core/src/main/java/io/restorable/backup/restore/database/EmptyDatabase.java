package io.restorable.backup.restore.database;

import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;

/** A database that somebody has made for the restore and that holds nothing yet; it is empty again after a failure. */
public final class EmptyDatabase implements RestorePlace {

    private final Database database;

    public EmptyDatabase(Database database) {
        this.database = database;
    }

    @Override
    public Database begin() {
        return database;
    }

    @Override
    public void succeed() {
        // It has its name, and everything in it was committed.
    }

    @Override
    public void fail() {
        try (SessionPool pool = SessionPool.open(database, SessionOptions.of(1));
                Session session = pool.session(SessionPurpose.RESTORE)) {
            session.beginTransaction();
            TargetEmptier.empty(session);
            session.commit();
        }
    }
}
