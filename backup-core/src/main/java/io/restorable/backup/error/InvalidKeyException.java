package io.restorable.backup.error;

import org.jspecify.annotations.Nullable;

/** What was given as a key, recipient or passphrase is none. The message never repeats what may be a secret. */
public final class InvalidKeyException extends BackupException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what is wrong with which key; a full sentence without the key
     * @param nextStep how a right one looks; a full sentence
     * @param cause the failure underneath, or {@code null}; its message must not repeat the key either
     */
    public InvalidKeyException(String problem, String nextStep, @Nullable Throwable cause) {
        super(problem, nextStep, cause);
    }
}
