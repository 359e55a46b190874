package io.restorable.backup.connect.lock;

import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.SessionOptions;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.error.BackupException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One backup, restore or migration at a time for each database, whichever processes and hosts want one. The lock lies on
 * a session of its own; when that is lost, somebody else may begin, so the thread that took the lock is interrupted,
 * which ends its work. Taken and closed by one thread; what that thread begins meanwhile on the same database needs no
 * lock of its own, so that a backup, a migration and the way back can be one piece of work.
 */
public final class DatabaseLock implements AutoCloseable {

    /** Holds nothing, and is never lost: for a database that nobody else can know yet. */
    public static final DatabaseLock NONE = new DatabaseLock();

    private static final Logger LOGGER = LoggerFactory.getLogger(DatabaseLock.class);
    private static final String NAME = "work on the database";
    private static final Duration PAUSE = Duration.ofSeconds(2);
    private static final Duration PAUSE_BETWEEN_TRIES = Duration.ofMillis(250);

    /** A server needs no longer to notice that a killed process has let go. */
    private static final Duration SHORT = Duration.ofSeconds(2);

    /** What this thread has locked, by place and name. */
    private static final ThreadLocal<Set<String>> HELD_HERE = ThreadLocal.withInitial(HashSet::new);

    private final AutoCloseable held;
    private final String database;
    private final Thread owner = Thread.currentThread();
    private final CountDownLatch released = new CountDownLatch(1);
    private @Nullable BackupException loss;

    private DatabaseLock() {
        this.held = () -> {};
        this.database = "";
        released.countDown();
    }

    private DatabaseLock(SessionPool pool, ClusterLock lock, Duration pause) {
        this.database = pool.database().name();
        String key = key(pool.database());
        HELD_HERE.get().add(key);
        this.held = () -> {
            HELD_HERE.get().remove(key);
            try (pool) {
                lock.close();
            }
        };
        var watch = new Thread(() -> watch(lock, pause), "restorable-lock");
        watch.setDaemon(true);
        watch.start();
    }

    private static String key(Database database) {
        return database.location() + "/" + database.name();
    }

    /**
     * Takes the lock. Waits no longer than a server needs to notice that a killed process has let go of it.
     *
     * @param work what for, in a word or two that others see: {@code backup}
     * @throws DatabaseInUseException if somebody else has it
     */
    public static DatabaseLock take(Database database, SessionOptions options, String work) {
        return take(database, options, work, SHORT);
    }

    /**
     * Takes the lock as soon as it is free.
     *
     * @param work what for, in a word or two that others see: {@code migration}
     * @param patience how long to wait for others
     * @throws DatabaseInUseException if somebody else has it all that time, or the thread was interrupted
     */
    public static DatabaseLock take(Database database, SessionOptions options, String work, Duration patience) {
        if (HELD_HERE.get().contains(key(database))) {
            return new DatabaseLock();
        }
        String application = database.properties().getOrDefault("ApplicationName", "restorable");
        var named = database.with("ApplicationName", application + " " + work);
        SessionPool pool =
                SessionPool.open(named, new SessionOptions(1, options.patience(), options.untestedServerAllowed()));
        try {
            ClusterLock lock = acquire(pool, patience).orElseThrow(() -> inUse(database, options));
            return new DatabaseLock(pool, lock, PAUSE);
        } catch (RuntimeException | Error failure) {
            pool.close();
            throw failure;
        }
    }

    private static Optional<ClusterLock> acquire(SessionPool pool, Duration patience) {
        long end = System.nanoTime() + patience.toNanos();
        Optional<ClusterLock> lock = ClusterLock.tryAcquire(pool, NAME);
        try {
            while (lock.isEmpty() && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(PAUSE_BETWEEN_TRIES.toMillis());
                lock = ClusterLock.tryAcquire(pool, NAME);
            }
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
        }
        return lock;
    }

    private static DatabaseInUseException inUse(Database database, SessionOptions options) {
        try (SessionPool pool = SessionPool.open(database, options)) {
            return new DatabaseInUseException(
                    database.name(), ClusterLock.holder(pool, NAME).orElse("it has just ended"));
        }
    }

    private void watch(ClusterLock lock, Duration pause) {
        try {
            while (!released.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
                Optional<BackupException> found = lock.loss();
                if (found.isPresent()) {
                    lose(found.get());
                    return;
                }
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void lose(BackupException why) {
        if (released.getCount() > 0) {
            LOGGER.warn("The lock on database {} is lost, and the work on it is ended", database);
            loss = why;
            owner.interrupt();
        }
    }

    /**
     * What a failure of the work is to be told as; to be asked when the lock is closed.
     *
     * @return the failure itself, or, where the lock was lost, that
     */
    public synchronized RuntimeException explain(RuntimeException failure) {
        BackupException why = loss;
        if (why == null) {
            return failure;
        }
        String outcome = failure instanceof BackupException known ? known.problem() : failure.toString();
        return new LockLostException(database, why.problem() + " " + outcome, failure);
    }

    /** Gives the lock back; may be called more than once. */
    @Override
    public void close() {
        synchronized (this) {
            if (released.getCount() == 0) {
                return;
            }
            released.countDown();
            if (loss != null) {
                // it was meant for the work
                Thread.interrupted();
            }
        }
        try {
            held.close();
        } catch (Exception failure) {
            LOGGER.debug("The lock on database {} was not given back, and ended with its session", database, failure);
        }
    }
}
