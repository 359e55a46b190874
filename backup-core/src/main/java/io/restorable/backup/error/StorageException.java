package io.restorable.backup.error;

import org.jspecify.annotations.Nullable;

/** A store refused or lost an operation: the object or folder is named, and nothing half-written is visible in it. */
public class StorageException extends BackupException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what failed, on which object of which store, and why; a full sentence
     * @param nextStep what the reader should do now; a full sentence
     * @param cause the failure underneath, or {@code null} where there is none
     */
    public StorageException(String problem, String nextStep, @Nullable Throwable cause) {
        super(problem, nextStep, cause);
    }
}
