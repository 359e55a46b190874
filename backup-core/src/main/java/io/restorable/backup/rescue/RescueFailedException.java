package io.restorable.backup.rescue;

import io.restorable.backup.error.BackupException;
import org.jspecify.annotations.Nullable;

/** Rows could not be brought back; the transaction was undone, and the live database is as it was. */
public final class RescueFailedException extends BackupException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem why; a full sentence
     * @param nextStep what to do now; a full sentence
     * @param cause the failure underneath, or {@code null}
     */
    public RescueFailedException(String problem, String nextStep, @Nullable Throwable cause) {
        super(problem + " Nothing was written.", nextStep, cause);
    }
}
