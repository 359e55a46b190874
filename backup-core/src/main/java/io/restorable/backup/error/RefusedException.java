package io.restorable.backup.error;

import org.jspecify.annotations.Nullable;

/**
 * The work was refused for safety before anything was changed. Callers may repeat the call once the reason is gone;
 * the command line answers with exit code 3.
 */
public class RefusedException extends BackupException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what was refused and why; a full sentence
     * @param nextStep what makes the call acceptable; a full sentence
     */
    public RefusedException(String problem, String nextStep) {
        this(problem, nextStep, null);
    }

    /**
     * @param problem what was refused and why; a full sentence
     * @param nextStep what makes the call acceptable; a full sentence
     * @param cause the failure underneath, or {@code null} where there is none
     */
    public RefusedException(String problem, String nextStep, @Nullable Throwable cause) {
        super(problem, nextStep, cause);
    }
}
