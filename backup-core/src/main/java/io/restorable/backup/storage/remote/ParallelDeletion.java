package io.restorable.backup.storage.remote;

import io.restorable.backup.error.StorageException;
import io.restorable.backup.storage.ObjectKey;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Deletes objects of services that have no request for many: several at once. */
public final class ParallelDeletion {

    private static final int THREADS = 16;
    private static final int MOST_NAMED = 20;

    private ParallelDeletion() {}

    /**
     * Deletes all that can be.
     *
     * @param store its description, for messages
     * @param request deletes one object, and returns why it could not be; called by several threads at once
     * @throws StorageException naming those that could not be deleted, and why
     */
    public static void delete(Collection<ObjectKey> keys, String store, Function<ObjectKey, Optional<String>> request) {
        if (keys.isEmpty()) {
            return;
        }
        ExecutorService threads = Executors.newFixedThreadPool(Math.min(THREADS, keys.size()));
        try {
            List<Callable<Optional<String>>> tasks = keys.stream()
                    .<Callable<Optional<String>>>map(key -> () -> request.apply(key))
                    .toList();
            report(
                    threads.invokeAll(tasks).stream()
                            .flatMap(task -> outcome(task).stream())
                            .toList(),
                    store);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new StorageException(
                    "Deleting from " + store + " was interrupted.", "Start the operation again.", interrupted);
        } finally {
            threads.shutdownNow();
        }
    }

    /**
     * Says what could not be deleted, if there is any.
     *
     * @param failures objects with the reason
     */
    public static void report(List<String> failures, String store) {
        if (failures.isEmpty()) {
            return;
        }
        String named = String.join("; ", failures.subList(0, Math.min(MOST_NAMED, failures.size())));
        int more = failures.size() - MOST_NAMED;
        throw new StorageException(
                "Could not be deleted from " + store + ": " + named + (more > 0 ? "; and " + more + " more" : "") + ".",
                "Objects under lock stay until their time is over; for others, see the service's reason.",
                null);
    }

    private static Optional<String> outcome(Future<Optional<String>> task) {
        try {
            return task.get();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of("the rest, as the operation was interrupted");
        } catch (ExecutionException defect) {
            throw new IllegalStateException("A deletion failed in an unforeseen way", defect.getCause());
        }
    }
}
