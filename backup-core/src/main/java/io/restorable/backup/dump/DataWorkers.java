package io.restorable.backup.dump;

import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.connect.SharedSnapshot;
import io.restorable.backup.error.OperationCancelledException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Threads that work off a list of tasks, each in a session of its own that sees the shared snapshot. The first failure,
 * of whichever of them or of the thread that waits for them, stops all.
 */
final class DataWorkers {

    private static final Logger log = LoggerFactory.getLogger(DataWorkers.class);

    /** A session keeps the locks of the tables it read until its transaction ends; the server's room for locks is small. */
    private static final int TASKS_PER_TRANSACTION = 64;

    private static final Duration WATCH_INTERVAL = Duration.ofSeconds(1);
    private static final Duration PATIENCE_AT_THE_END = Duration.ofMinutes(1);

    private final SessionPool pool;
    private final SharedSnapshot snapshot;
    private final Duration lockTimeout;
    private final Queue<DataTask> queue;
    private final BiConsumer<Session, DataTask> work;
    private final Map<Session, Integer> sessions = new ConcurrentHashMap<>();
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();

    DataWorkers(
            SessionPool pool,
            SharedSnapshot snapshot,
            Duration lockTimeout,
            List<DataTask> tasks,
            BiConsumer<Session, DataTask> work) {
        this.pool = pool;
        this.snapshot = snapshot;
        this.lockTimeout = lockTimeout;
        this.queue = new ConcurrentLinkedQueue<>(tasks);
        this.work = work;
    }

    /**
     * Runs all tasks and returns when all threads have ended.
     *
     * @param jobs the number of threads
     * @param watch called about once a second by the calling thread, with the process ids of the sessions; what it throws
     *     stops the work
     * @throws OperationCancelledException if the calling thread was interrupted
     */
    void run(int jobs, Consumer<Collection<Integer>> watch) {
        int count = Math.min(jobs, queue.size());
        var done = new CountDownLatch(count);
        List<Thread> threads = IntStream.rangeClosed(1, count)
                .mapToObj(number -> thread(number, done))
                .toList();
        threads.forEach(Thread::start);
        try {
            while (!done.await(WATCH_INTERVAL.toMillis(), TimeUnit.MILLISECONDS)) {
                watch.accept(sessions.values());
            }
        } catch (InterruptedException cancelled) {
            fail(new OperationCancelledException("The backup", cancelled));
        } catch (RuntimeException | Error refused) {
            fail(refused);
        }
        if (failure.get() != null) {
            threads.forEach(Thread::interrupt);
            awaitEnd(done);
        }
        rethrow(failure.get());
    }

    private Thread thread(int number, CountDownLatch done) {
        var thread = new Thread(() -> {
            try {
                workOff();
            } catch (Throwable broken) {
                fail(broken);
            } finally {
                done.countDown();
            }
        });
        thread.setName("restorable-dump-" + number);
        thread.setDaemon(true);
        return thread;
    }

    private void workOff() {
        try (Session session = pool.session(SessionPurpose.ROWS)) {
            sessions.put(session, session.processId());
            try {
                session.execute("setting the lock timeout", "SET lock_timeout = " + lockTimeout.toMillis());
                snapshot.adopt(session);
                workOff(session);
                session.commit();
            } catch (Throwable broken) {
                // before closing, which in the middle of a COPY would wait for its end
                session.abort();
                fail(broken);
            } finally {
                sessions.remove(session);
            }
        }
    }

    private void workOff(Session session) {
        int tasks = 0;
        for (DataTask task = next(); task != null; task = next()) {
            if (++tasks % TASKS_PER_TRANSACTION == 0) {
                session.commit();
                snapshot.adopt(session);
            }
            work.accept(session, task);
        }
    }

    private @Nullable DataTask next() {
        return failure.get() == null ? queue.poll() : null;
    }

    /** Keeps the first failure; what the others throw when their sessions end is its consequence. */
    private void fail(Throwable reason) {
        if (failure.compareAndSet(null, reason)) {
            sessions.keySet().forEach(Session::abort);
        } else {
            log.debug("Ended after the first failure", reason);
        }
    }

    private static void awaitEnd(CountDownLatch done) {
        try {
            if (!done.await(PATIENCE_AT_THE_END.toMillis(), TimeUnit.MILLISECONDS)) {
                log.warn("A worker still waits for its store or server and is left behind");
            }
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    private static void rethrow(@Nullable Throwable reason) {
        if (reason instanceof RuntimeException exception) {
            throw exception;
        } else if (reason instanceof OutOfMemoryError exhausted) {
            throw DumpFailedException.outOfMemory(exhausted);
        } else if (reason instanceof Error error) {
            throw error;
        } else if (reason != null) {
            throw new IllegalStateException(reason);
        }
    }
}
