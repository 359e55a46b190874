package io.restorable.backup.boot.failure;

import io.restorable.backup.error.BackupException;
import org.jspecify.annotations.Nullable;

/** A setting is missing or wrong, so that no backup could ever be made; the application does not start. */
public final class BackupSettingException extends BackupException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what is wrong with which setting; full sentences, without secrets
     * @param nextStep what to write instead; may have several lines
     * @param cause the failure underneath, or {@code null} where there is none
     */
    public BackupSettingException(String problem, String nextStep, @Nullable Throwable cause) {
        super(problem, nextStep, cause);
    }
}
