package io.restorable.backup.rescue.live;

import io.restorable.backup.connect.ServerFacts;
import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.connect.SharedSnapshot;
import io.restorable.backup.error.RefusedException;

/**
 * Two sessions that see the live database at one moment: one reads its rows, the other works with temporary tables
 * meanwhile, in a transaction that is undone unless it is committed. For one thread.
 */
public final class LiveDatabase implements AutoCloseable {

    /** How many sessions it takes from a pool. */
    public static final int SESSIONS = 2;

    private static final String OWN_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ WRITE";

    private final SessionPool pool;
    private final Session work;
    private final Session reader;

    private LiveDatabase(SessionPool pool, Session work, Session reader) {
        this.pool = pool;
        this.work = work;
        this.reader = reader;
    }

    /**
     * Begins both transactions.
     *
     * @param pool has room for {@link #SESSIONS}; stays owned by the caller
     * @throws RefusedException if the server is a standby, where no temporary tables can be made
     */
    public static LiveDatabase open(SessionPool pool) {
        if (pool.facts().standby()) {
            throw new RefusedException(
                    "The server is a standby, which takes no temporary tables, and these are needed to compare rows.",
                    "Name its primary.");
        }
        Session work = pool.session(SessionPurpose.ROWS);
        work.beginTransaction();
        work.execute("starting the transaction", OWN_SNAPSHOT);
        var snapshot = SharedSnapshot.export(work);
        Session reader = pool.session(SessionPurpose.ROWS);
        snapshot.adopt(reader);
        return new LiveDatabase(pool, work, reader);
    }

    /** The session with the temporary tables. */
    public Session work() {
        return work;
    }

    /** The session that reads. */
    public Session reader() {
        return reader;
    }

    /** What server, database and role there are. */
    public ServerFacts facts() {
        return pool.facts();
    }

    /** Marks a place to return to; one at a time. */
    public void mark() {
        work.execute("marking a place in the transaction", "SAVEPOINT restorable");
        reader.execute("marking a place in the transaction", "SAVEPOINT restorable");
    }

    /** Returns to the mark: undoes what was done since, failures included. */
    public void returnToMark() {
        work.execute("returning to the mark", "ROLLBACK TO SAVEPOINT restorable");
        reader.execute("returning to the mark", "ROLLBACK TO SAVEPOINT restorable");
    }

    /** Undoes what was not committed. */
    @Override
    public void close() {
        try (reader;
                work) {
            reader.rollback();
            if (!work.isAutoCommit()) {
                work.rollback();
            }
        }
    }
}
