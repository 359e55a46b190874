package io.restorable.backup.boot.inventory;

import io.restorable.backup.boot.plan.BackupPlan;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the backups of one plan. The store is asked by one thread at a time, whose answer may be waited for
 * as long as one likes, and serves all who ask within the next minute. Safe for use by many threads.
 */
public final class StoreInventory {

    private final BackupPlan plan;
    private final Clock clock;
    private final InventoryLimits limits;
    private final StoreReader reader;
    private final Object reading = new Object();
    private @Nullable CompletableFuture<Inventory> inFlight;
    private volatile @Nullable Inventory latest;
    private volatile boolean outdated;
    private volatile boolean proofsOutdated;

    StoreInventory(BackupPlan plan, Clock clock, InventoryLimits limits) {
        this.plan = plan;
        this.clock = clock;
        this.limits = limits;
        this.reader = new StoreReader(plan, clock);
    }

    /** Whose it is. */
    public BackupPlan plan() {
        return plan;
    }

    /** What was found last, however long ago; asks nobody. */
    public Optional<Inventory> latest() {
        return Optional.ofNullable(latest);
    }

    /**
     * What is in the store: as of a moment ago, or read now in limited time.
     *
     * @throws StoreSilentException if the store did not answer in time
     * @throws RuntimeException if it cannot be read
     */
    public Inventory current() {
        Inventory known = latest;
        boolean fresh = known != null
                && !outdated
                && known.readAt().plus(limits.goodFor()).isAfter(clock.instant());
        return fresh && known != null ? known : await(begin());
    }

    /** What is in the store now; waits as long as the store takes. */
    public Inventory read() {
        synchronized (reading) {
            outdated = false;
            if (proofsOutdated) {
                proofsOutdated = false;
                reader.forgetProofs();
            }
            Inventory found = reader.read();
            latest = found;
            return found;
        }
    }

    /** The next one who asks has the store read. */
    void outdate(boolean proofsToo) {
        proofsOutdated |= proofsToo;
        outdated = true;
    }

    private synchronized CompletableFuture<Inventory> begin() {
        CompletableFuture<Inventory> current = inFlight;
        if (current == null || current.isDone()) {
            var next = new CompletableFuture<Inventory>();
            var thread = new Thread(() -> complete(next), "backup-inventory-" + plan.name());
            thread.setDaemon(true);
            thread.start();
            inFlight = next;
            return next;
        }
        return current;
    }

    private void complete(CompletableFuture<Inventory> answer) {
        try {
            answer.complete(read());
        } catch (RuntimeException | Error failure) {
            answer.completeExceptionally(failure);
        }
    }

    private Inventory await(CompletableFuture<Inventory> answer) {
        Duration timeout = limits.timeout();
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException silent) {
            throw new StoreSilentException(plan.store().address(), timeout);
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof RuntimeException known) {
                throw known;
            }
            throw new IllegalStateException("The store could not be read", failure.getCause());
        } catch (InterruptedException impatient) {
            Thread.currentThread().interrupt();
            throw new StoreSilentException(plan.store().address(), timeout);
        }
    }
}
