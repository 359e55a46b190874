package io.restorable.backup.restore.database;

import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import java.util.Optional;

/** A database that somebody has made for the restore and that holds nothing yet; it is empty again after a failure. */
public final class EmptyDatabase implements RestorePlace {

    private final Database database;
    private Optional<PublicSchema> before = Optional.empty();

    public EmptyDatabase(Database database) {
        this.database = database;
    }

    @Override
    public Database begin() {
        try (SessionPool pool = SessionPool.open(database, SessionOptions.of(1));
                Session session = pool.session(SessionPurpose.RESTORE)) {
            before = PublicSchema.read(session);
        }
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
            TargetEmptier.emptyAndBringBack(session, before);
            session.commit();
        }
    }

    @Override
    public String leftover() {
        return "Database " + database.name() + " holds a part of the backup and could not be emptied again; drop it and"
                + " create it anew before the next restore.";
    }
}
