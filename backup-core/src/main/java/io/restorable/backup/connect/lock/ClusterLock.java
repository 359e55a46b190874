package io.restorable.backup.connect.lock;

import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.error.BackupException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;

/**
 * A lock that one of all processes connected to a database holds at a time: an advisory lock on a session of its own,
 * so that it is free again when its holder dies. Taken on a standby it binds those connected to that standby only.
 */
public final class ClusterLock implements AutoCloseable {

    private final Session session;
    private final long key;

    private ClusterLock(Session session, long key) {
        this.session = session;
        this.key = key;
    }

    /**
     * Takes the lock if it is free, without waiting.
     *
     * @param name what is locked; processes that name the same thing exclude each other
     * @return the lock, or empty if somebody else holds it
     */
    public static Optional<ClusterLock> tryAcquire(SessionPool pool, String name) {
        long key = key(name);
        Session session = pool.session(SessionPurpose.CATALOG);
        boolean acquired = false;
        try {
            acquired = session.query(
                            "taking the cluster lock",
                            "SELECT pg_catalog.pg_try_advisory_lock(?) AS acquired",
                            row -> row.flag("acquired"),
                            key)
                    .get(0);
        } finally {
            if (!acquired) {
                session.close();
            }
        }
        return acquired ? Optional.of(new ClusterLock(session, key)) : Optional.empty();
    }

    /** Who holds the lock of this name, in words for a message; empty if nobody does. */
    public static Optional<String> holder(SessionPool pool, String name) {
        try (Session session = pool.session(SessionPurpose.CATALOG)) {
            return session
                    .query(
                            "looking for the cluster lock's holder",
                            """
                            SELECT pg_catalog.format('process %s (%s) since %s', a.pid,
                                       coalesce(nullif(a.application_name, ''), 'unnamed'), a.backend_start) AS holder
                            FROM pg_catalog.pg_locks l JOIN pg_catalog.pg_stat_activity a USING (pid)
                            WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1
                              AND l.classid::bigint = (?::bigint >> 32) & 4294967295
                              AND l.objid::bigint = ?::bigint & 4294967295
                              AND l.database = (SELECT oid FROM pg_catalog.pg_database
                                                WHERE datname = pg_catalog.current_database())
                            """,
                            row -> row.text("holder"),
                            key(name),
                            key(name))
                    .stream()
                    .findFirst();
        }
    }

    /** Whether the session that holds the lock is still there. Asking also keeps it from looking idle to firewalls. */
    public boolean isHeld() {
        return loss().isEmpty();
    }

    /** Why the session is not there any more; empty if it is. */
    Optional<BackupException> loss() {
        try {
            session.execute("checking the cluster lock", "SELECT 1");
            return Optional.empty();
        } catch (BackupException lost) {
            return Optional.of(lost);
        }
    }

    /** Gives the lock back. */
    @Override
    public void close() {
        try {
            session.query(
                    "giving back the cluster lock",
                    "SELECT pg_catalog.pg_advisory_unlock(?) AS released",
                    row -> row.flag("released"),
                    key);
        } catch (BackupException lost) {
            // the server gave the lock back when the session ended
            session.abort();
        } finally {
            session.close();
        }
    }

    private static long key(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256")
                    .digest(("restorable:" + name).getBytes(StandardCharsets.UTF_8));
            return ByteBuffer.wrap(digest).getLong();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
