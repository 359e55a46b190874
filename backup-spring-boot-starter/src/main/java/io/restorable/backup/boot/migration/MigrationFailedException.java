package io.restorable.backup.boot.migration;

import io.restorable.backup.error.BackupException;

/** A migration failed, or was not begun because there is no backup; the message says what became of the database. */
public final class MigrationFailedException extends BackupException {

    private static final long serialVersionUID = 1L;

    MigrationFailedException(String problem, String nextStep, Throwable cause) {
        super(problem, nextStep, cause);
    }
}
