package io.restorable.backup.error;

/** A connection URL, or a setting that completes it, cannot be understood. Its message never repeats the URL. */
public final class InvalidConnectionUrlException extends BackupException {

    private static final long serialVersionUID = 1L;

    /**
     * @param problem what cannot be understood; a full sentence
     * @param nextStep how to write it; a full sentence
     */
    public InvalidConnectionUrlException(String problem, String nextStep) {
        super(problem, nextStep, null);
    }
}
