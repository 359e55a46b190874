package io.restorable.backup.boot.migration;

import io.restorable.backup.error.BackupException;
import io.restorable.backup.repository.BackupName;
import java.util.Objects;

/** A migration failed, or was not begun because there is no backup; the message says what became of the database. */
public final class MigrationFailedException extends BackupException {

    private static final long serialVersionUID = 1L;

    MigrationFailedException(String problem, String nextStep, Throwable cause) {
        super(problem, nextStep, cause);
    }

    /** The same failure, where the migration had been begun before. */
    MigrationFailedException afterAttemptFrom(BackupName earlier) {
        return new MigrationFailedException(
                problem() + "\n\nThe migration had been begun before, and did not end: " + earlier
                        + " is from before the first attempt.",
                nextStep(),
                Objects.requireNonNullElse(getCause(), this));
    }
}
