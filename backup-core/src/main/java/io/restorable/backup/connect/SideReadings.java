package io.restorable.backup.connect;

import io.restorable.backup.error.OperationCancelledException;
import io.restorable.backup.error.QueryFailedException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Readings of one snapshot beside those of the session that leads, each in a session of its own: deparsing the indexes
 * of a large catalog keeps one process of the server busy for as long as everything else together. Begun and closed by
 * the leading session's thread.
 */
public final class SideReadings implements AutoCloseable {

    /** What waits in a queue for a lock that the leading session already holds would wait for ever. */
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(2);

    private static final String LOCK_NOT_AVAILABLE = "55P03";

    private final Session leader;
    private final @Nullable SessionPool pool;
    private final @Nullable SharedSnapshot snapshot;
    private final @Nullable ExecutorService threads;
    private final Set<Session> running = ConcurrentHashMap.newKeySet();
    private volatile boolean closed;

    private SideReadings(
            Session leader,
            @Nullable SessionPool pool,
            @Nullable SharedSnapshot snapshot,
            @Nullable ExecutorService threads) {
        this.leader = leader;
        this.pool = pool;
        this.snapshot = snapshot;
        this.threads = threads;
    }

    /** Has everything read by the leading session, when it is asked for. */
    public static SideReadings none(Session leader) {
        return new SideReadings(leader, null, null, null);
    }

    /**
     * Reads in further sessions of the pool.
     *
     * @param snapshot what {@code leader} exported in the transaction it is in
     * @param sessions how many at a time, from 1
     */
    public static SideReadings in(SessionPool pool, Session leader, SharedSnapshot snapshot, int sessions) {
        ExecutorService threads = Executors.newFixedThreadPool(sessions, task -> {
            var thread = new Thread(task, "restorable-catalog");
            thread.setDaemon(true);
            return thread;
        });
        return new SideReadings(leader, pool, snapshot, threads);
    }

    /**
     * Begins a reading.
     *
     * @return waits for what was read, and throws what the reading threw
     */
    public <T> Supplier<T> begin(Function<Session, T> reading) {
        if (threads == null || pool == null || snapshot == null) {
            return () -> reading.apply(leader);
        }
        SessionPool sessions = pool;
        SharedSnapshot shared = snapshot;
        Future<T> result = threads.submit(() -> read(sessions, shared, reading));
        return () -> await(result, reading);
    }

    private <T> T read(SessionPool sessions, SharedSnapshot shared, Function<Session, T> reading) {
        try (Session session = sessions.session(SessionPurpose.CATALOG)) {
            running.add(session);
            try {
                refuseIfClosed();
                session.execute("limiting the wait for locks", "SET lock_timeout = " + LOCK_TIMEOUT.toMillis());
                shared.adopt(session);
                T result = reading.apply(session);
                session.commit();
                return result;
            } catch (RuntimeException | Error broken) {
                session.abort();
                throw broken;
            } finally {
                running.remove(session);
            }
        }
    }

    /**
     * Whoever waits for an exclusive lock on a table that the leading session has locked keeps all others off it, but
     * not that session: it reads by itself what they may not.
     */
    private <T> T await(Future<T> result, Function<Session, T> reading) {
        try {
            return result.get();
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new OperationCancelledException("Reading the catalogs", cancelled);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof QueryFailedException refused
                    && LOCK_NOT_AVAILABLE.equals(refused.sqlState())) {
                return reading.apply(leader);
            }
            throw rethrown(failure.getCause());
        }
    }

    private static RuntimeException rethrown(@Nullable Throwable cause) {
        if (cause instanceof Error error) {
            throw error;
        }
        return cause instanceof RuntimeException exception ? exception : new IllegalStateException(cause);
    }

    private void refuseIfClosed() {
        if (closed) {
            throw new IllegalStateException("nobody waits for this reading any more");
        }
    }

    /** Ends readings that nobody waits for any more. */
    @Override
    public void close() {
        closed = true;
        if (threads != null) {
            threads.shutdownNow();
        }
        running.forEach(Session::abort);
    }
}
