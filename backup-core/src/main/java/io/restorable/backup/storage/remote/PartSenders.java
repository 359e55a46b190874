package io.restorable.backup.storage.remote;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/**
 * The threads of one store that send parts, and the memory that parts on their way may take. Safe for use by many
 * threads. Threads are started when first needed.
 */
public final class PartSenders implements AutoCloseable {

    private static final int UNIT = 1024;

    private final int budget;
    private final Semaphore room;
    private final ExecutorService threads;

    /**
     * @param parallel how many parts are sent at once
     * @param memory bytes of all parts that are sent or wait for it; a part that is larger goes alone
     */
    public PartSenders(int parallel, long memory) {
        this.budget = Math.toIntExact(memory / UNIT);
        this.room = new Semaphore(budget, true);
        this.threads = Executors.newFixedThreadPool(parallel, task -> {
            var thread = new Thread(task, "backup-store-upload");
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Sends something of this many bytes, as soon as there is room; waits for that. */
    Future<?> send(long bytes, Runnable request) throws InterruptedException {
        int share = (int) Math.min(budget, bytes / UNIT + 1);
        room.acquire(share);
        boolean handedOver = false;
        try {
            Future<?> sent = threads.submit(() -> {
                try {
                    request.run();
                } finally {
                    room.release(share);
                }
            });
            handedOver = true;
            return sent;
        } finally {
            if (!handedOver) {
                room.release(share);
            }
        }
    }

    /** Runs a request on a thread of ours: one that the caller's interruption does not reach. */
    Future<?> run(Runnable request) {
        return threads.submit(request);
    }

    /** Lets go of the threads; what they do is finished. */
    @Override
    public void close() {
        threads.shutdown();
    }
}
