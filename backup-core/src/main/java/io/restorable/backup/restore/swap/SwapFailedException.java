package io.restorable.backup.restore.swap;

import io.restorable.backup.error.BackupException;
import org.jspecify.annotations.Nullable;

/** Two databases could not exchange their names; both are as they were, unless the message says otherwise. */
public final class SwapFailedException extends BackupException {

    private static final long serialVersionUID = 1L;

    SwapFailedException(String problem, String nextStep, @Nullable Throwable cause) {
        super(problem, nextStep, cause);
    }
}
