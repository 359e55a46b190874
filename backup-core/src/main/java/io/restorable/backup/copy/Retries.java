package io.restorable.backup.copy;

import io.restorable.backup.error.DamagedBackupException;
import io.restorable.backup.error.OperationCancelledException;
import io.restorable.backup.error.StorageException;
import java.time.Duration;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tries again what a store failed at. Bytes that do not match their checksum are read again, too: they may have changed on
 * the way.
 *
 * @param attempts how often in all
 * @param pause before the second attempt, then doubled
 */
record Retries(int attempts, Duration pause) {

    private static final Logger LOGGER = LoggerFactory.getLogger(Retries.class);

    void run(String what, Runnable act) {
        call(what, () -> {
            act.run();
            return true;
        });
    }

    <T> T call(String what, Supplier<T> act) {
        for (int attempt = 1; ; attempt++) {
            try {
                return act.get();
            } catch (StorageException | DamagedBackupException failure) {
                if (attempt >= attempts || Thread.currentThread().isInterrupted()) {
                    throw failure;
                }
                LOGGER.info("{} is tried again: {}", what, failure.problem());
                rest(what, pause.multipliedBy(1L << (attempt - 1)));
            }
        }
    }

    private static void rest(String what, Duration pause) {
        try {
            Thread.sleep(pause.toMillis());
        } catch (InterruptedException cancelled) {
            Thread.currentThread().interrupt();
            throw new OperationCancelledException(what, cancelled);
        }
    }
}
