package io.restorable.backup.error;

import org.jspecify.annotations.Nullable;

/**
 * The root of everything this library throws: a sentence that says what failed, on which thing and why, and a sentence
 * that says what to do next. Neither ever contains a secret.
 */
public abstract class BackupException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String problem;
    private final String nextStep;

    /**
     * @param problem what failed, on which thing, and why; a full sentence
     * @param nextStep what the reader should do now; a full sentence
     * @param cause the failure underneath, or {@code null} where there is none
     */
    protected BackupException(String problem, String nextStep, @Nullable Throwable cause) {
        super(problem + " " + nextStep, cause);
        this.problem = problem;
        this.nextStep = nextStep;
    }

    /** What failed, on which thing, and why. */
    public final String problem() {
        return problem;
    }

    /** What to do now. */
    public final String nextStep() {
        return nextStep;
    }
}
