package io.restorable.backup.restore.swap;

import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.ServerFacts;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.connect.lock.ClusterLock;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.restore.database.MaintenanceDatabase;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The place of a live database, in which another one is to stand: one process at a time works on it. Close it when the
 * work is done; sessions stay in another database of the server until then.
 */
public final class SwapPlace implements AutoCloseable {

    // one holds the lock, two exchange the names, one looks around
    private static final int SESSIONS = 4;

    private final Database target;
    private final Clock clock;
    private final SessionPool pool;
    private final ClusterLock lock;

    private SwapPlace(Database target, Clock clock, SessionPool pool, ClusterLock lock) {
        this.target = target;
        this.clock = clock;
        this.pool = pool;
        this.lock = lock;
    }

    /**
     * Reserves the place.
     *
     * @throws RefusedException if another process works on it
     */
    public static SwapPlace open(Database target, Clock clock) {
        SessionPool pool = MaintenanceDatabase.open(target, SessionOptions.of(SESSIONS));
        try {
            String name = "place of " + target.name();
            ClusterLock lock = ClusterLock.tryAcquire(pool, name).orElseThrow(() -> inUse(pool, name, target));
            return new SwapPlace(target, clock, pool, lock);
        } catch (RuntimeException | Error failure) {
            pool.close();
            throw failure;
        }
    }

    private static RefusedException inUse(SessionPool pool, String name, Database target) {
        return new RefusedException(
                "Another swap, undo or forget of database " + target.name() + " is at work: "
                        + ClusterLock.holder(pool, name).orElse("it has just ended") + ".",
                "Wait for its end, then look what it did before you start again.");
    }

    /** Sessions in another database of the server. */
    public SessionPool pool() {
        return pool;
    }

    /** The server that the place is on. */
    public ServerFacts facts() {
        return pool.facts();
    }

    /**
     * Looks whether the live database can give way, without changing anything.
     *
     * @return a full sentence for each thing that needs somebody's attention after the swap
     * @throws RefusedException naming what is missing or in the way
     */
    public List<String> preflight() {
        try (Session session = pool.session(SessionPurpose.RESTORE)) {
            LiveDatabase live = LiveDatabase.find(session, target.name())
                    .orElseThrow(() -> new RefusedException(
                            "There is no database " + target.name() + " at " + target.location()
                                    + " whose place the backup could take.",
                            "Correct the name, or make it with '--to new'."));
            return new SwapPreflight(session, facts(), live).check();
        }
    }

    /** What CREATE DATABASE has to say for the new database to lie where the live one does; may be empty. */
    public String creationOptions() {
        try (Session session = pool.session(SessionPurpose.RESTORE)) {
            return LiveDatabase.find(session, target.name())
                    .map(LiveDatabase::tablespace)
                    .filter(tablespace -> !tablespace.equals("pg_default"))
                    .map(tablespace -> " TABLESPACE = " + Identifiers.quote(tablespace))
                    .orElse("");
        }
    }

    /**
     * Puts a database in the place of the live one, with the live one's owner, privileges, settings, limit and comment.
     *
     * @param newcomer its name; nobody of ours is in it any more
     * @param what what it is, in words for the kept database's comment: a backup's name
     * @param warnings is told of what could not be carried over
     * @throws SwapFailedException if the live one kept its place, unchanged
     */
    public Swap take(String newcomer, String what, Consumer<String> warnings) {
        LiveDatabase live = find(target.name())
                .orElseThrow(() -> new SwapFailedException(
                        "Database " + target.name() + " is gone; somebody dropped or renamed it meanwhile.",
                        "Look what became of it; 'undo' knows the databases that were kept.",
                        null));
        LiveDatabase incoming = find(newcomer)
                .orElseThrow(() -> new SwapFailedException(
                        "The restored database " + newcomer + " is gone; somebody dropped or renamed it.",
                        "Restore again.",
                        null));
        return new NameExchange(pool, clock, target.name(), live)
                .run(
                        new NameExchange.Incoming(incoming.oid(), newcomer, null, true),
                        what,
                        session -> DatabaseProperties.carryOver(session, live, newcomer, warnings));
    }

    private Optional<LiveDatabase> find(String name) {
        try (Session session = pool.session(SessionPurpose.RESTORE)) {
            return LiveDatabase.find(session, name);
        }
    }

    /** Gives the place free. */
    @Override
    public void close() {
        lock.close();
        pool.close();
    }
}
