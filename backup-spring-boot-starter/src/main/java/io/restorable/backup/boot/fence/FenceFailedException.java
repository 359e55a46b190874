package io.restorable.backup.boot.fence;

import io.restorable.backup.error.BackupException;

/** A backup was restored, but the application cannot live with it; the message says what became of the former database. */
public final class FenceFailedException extends BackupException {

    private static final long serialVersionUID = 1L;

    private final boolean undone;

    FenceFailedException(boolean undone, String problem, String nextStep, Throwable cause) {
        super(problem, nextStep, cause);
        this.undone = undone;
    }

    /** Whether everything is as it was before. */
    public boolean isUndone() {
        return undone;
    }
}
