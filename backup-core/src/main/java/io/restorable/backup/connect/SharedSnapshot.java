package io.restorable.backup.connect;

import io.restorable.backup.error.QueryFailedException;
import io.restorable.backup.pg.Literals;
import io.restorable.backup.pg.Lsn;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One view of the database that several sessions share. It lasts as long as the transaction of the session that
 * exported it. Source: PostgreSQL 18 documentation, "Snapshot Synchronization Functions"; works on a standby, too.
 *
 * @param id the name that other sessions adopt it by
 * @param lsn a position in the write-ahead log that everything the snapshot sees was written before, or {@code null}
 *     where the server keeps it to itself
 */
public record SharedSnapshot(String id, @Nullable Lsn lsn) {

    private static final String READ_ONLY_SNAPSHOT = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY";

    /**
     * Starts a read-only transaction in a session that has none. Its snapshot is taken by the first statement that reads,
     * not yet by LOCK TABLE.
     */
    public static void begin(Session session) {
        session.beginTransaction();
        session.execute("starting the transaction", READ_ONLY_SNAPSHOT);
    }

    /** Exports the snapshot of a session's transaction, which {@link #begin} started. */
    public static SharedSnapshot export(Session session) {
        String id = session.query(
                        "exporting the snapshot", "SELECT pg_catalog.pg_export_snapshot() AS id", row -> row.text("id"))
                .get(0);
        return new SharedSnapshot(id, position(session).orElse(null));
    }

    /** Starts a read-only transaction that sees the same, in a session that has none. */
    public void adopt(Session session) {
        begin(session);
        session.execute("adopting the snapshot", "SET TRANSACTION SNAPSHOT " + Literals.quote(id));
    }

    /** Some providers do not let everybody ask for it; that must not spoil the transaction. */
    private static Optional<Lsn> position(Session session) {
        session.execute("setting a savepoint", "SAVEPOINT log_position");
        try {
            return session.query(
                            "reading the position in the write-ahead log",
                            """
                            SELECT CASE WHEN pg_catalog.pg_is_in_recovery() THEN pg_catalog.pg_last_wal_replay_lsn()
                                        ELSE pg_catalog.pg_current_wal_lsn() END::text AS lsn
                            """,
                            row -> Optional.ofNullable(row.textOrNull("lsn")).map(Lsn::parse))
                    .get(0);
        } catch (QueryFailedException refused) {
            session.execute("returning to the savepoint", "ROLLBACK TO SAVEPOINT log_position");
            return Optional.empty();
        }
    }
}
