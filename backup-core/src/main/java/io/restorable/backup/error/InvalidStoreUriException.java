package io.restorable.backup.error;

import org.jspecify.annotations.Nullable;

/** The address of a store could not be understood, or names a kind of store that is not on the class path. */
public final class InvalidStoreUriException extends BackupException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what is wrong with which address, without its secrets; a full sentence
     * @param nextStep how a right one looks; a full sentence
     * @param cause the failure underneath, or {@code null} where there is none
     */
    public InvalidStoreUriException(String problem, String nextStep, @Nullable Throwable cause) {
        super(problem, nextStep, cause);
    }
}
