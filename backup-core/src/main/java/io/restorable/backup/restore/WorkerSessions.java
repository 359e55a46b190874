package io.restorable.backup.restore;

import io.restorable.backup.connect.Session;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.SessionPurpose;
import io.restorable.backup.error.BackupException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Runs work on several sessions at once and ends all of it at the first failure, whatever the sessions are doing at that
 * moment.
 */
final class WorkerSessions {

    private static final long WINDING_UP_SECONDS = 30;

    private final SessionPool pool;
    private final int jobs;

    WorkerSessions(SessionPool pool, int jobs) {
        this.pool = pool;
        this.jobs = jobs;
    }

    /** Gives every worker a session, and returns when all workers have returned. */
    void run(SessionPurpose purpose, Consumer<Session> worker) {
        Set<Session> active = ConcurrentHashMap.newKeySet();
        var workers = new ArrayList<Callable<Void>>();
        for (int job = 0; job < jobs; job++) {
            workers.add(() -> {
                try (Session session = pool.session(purpose)) {
                    active.add(session);
                    worker.accept(session);
                    active.remove(session);
                }
                return null;
            });
        }
        runAll(workers, jobs, () -> active.forEach(Session::abort));
    }

    /**
     * Runs one task so that an interrupt of the caller's thread ends it, even where it waits for the server.
     *
     * @param onInterrupt ends what the task is doing
     */
    static <T> T run(Callable<T> task, Runnable onInterrupt) {
        var result = new ArrayList<T>(1);
        var ended = new AtomicBoolean();
        Callable<Void> noting = () -> {
            try {
                result.add(task.call());
                return null;
            } finally {
                ended.set(true);
            }
        };
        runAll(List.of(noting), 1, () -> {
            if (!ended.get()) {
                onInterrupt.run();
            }
        });
        return result.get(0);
    }

    /**
     * Runs tasks on as many threads as asked for.
     *
     * @param onFailure ends what the other threads are doing
     */
    static void runAll(List<Callable<Void>> tasks, int threads, Runnable onFailure) {
        ExecutorService executor = Executors.newFixedThreadPool(threads);
        var completion = new ExecutorCompletionService<Void>(executor);
        tasks.forEach(completion::submit);
        try {
            for (int done = 0; done < tasks.size(); done++) {
                completion.take().get();
            }
        } catch (ExecutionException failure) {
            stop(executor, onFailure);
            throw asUnchecked(failure);
        } catch (InterruptedException interrupted) {
            stop(executor, onFailure);
            Thread.currentThread().interrupt();
            throw new CancelledException(interrupted);
        } finally {
            executor.shutdownNow();
        }
    }

    private static void stop(ExecutorService executor, Runnable onFailure) {
        executor.shutdownNow();
        onFailure.run();
        try {
            // What is undone next must not meet a statement that is still on its way.
            executor.awaitTermination(WINDING_UP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException again) {
            Thread.currentThread().interrupt();
        }
    }

    private static RuntimeException asUnchecked(ExecutionException failure) {
        Throwable cause = failure.getCause();
        if (cause instanceof RuntimeException unchecked) {
            return unchecked;
        }
        if (cause instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(failure);
    }

    /** The caller's thread was interrupted. */
    static final class CancelledException extends BackupException {

        private static final long serialVersionUID = 1L;

        CancelledException(InterruptedException cause) {
            super("The restore was cancelled.", "Start it again when it suits.", cause);
        }
    }
}
