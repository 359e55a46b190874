package io.restorable.backup.boot.inventory;

import io.restorable.backup.error.BackupException;
import java.time.Duration;

/** A store did not answer in time. */
public final class StoreSilentException extends BackupException {

    private static final long serialVersionUID = 1L;

    StoreSilentException(String store, Duration timeout) {
        super(
                "The store " + store + " did not answer within " + timeout.toSeconds() + " s.",
                "Check the network, the store's service, and its credentials.",
                null);
    }
}
