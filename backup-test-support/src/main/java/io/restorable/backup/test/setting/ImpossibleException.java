package io.restorable.backup.test.setting;

import io.restorable.backup.error.BackupException;
import org.jspecify.annotations.Nullable;

/** A backup cannot be restored here, for a reason that says nothing of the backup. */
public final class ImpossibleException extends BackupException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what is missing; a full sentence
     * @param nextStep what to do; a full sentence
     * @param cause the failure underneath, or {@code null} where there is none
     */
    public ImpossibleException(String problem, String nextStep, @Nullable Throwable cause) {
        super(problem, nextStep, cause);
    }
}
