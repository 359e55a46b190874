package io.restorable.backup.error;

/** The server is older or newer than what this release was tested with. */
public final class UnsupportedServerException extends RefusedException {

    private static final long serialVersionUID = 1L;

    private final int major;

    /**
     * @param major the server's major version
     * @param problem what was refused and why; a full sentence
     * @param nextStep what makes the call acceptable; a full sentence
     */
    public UnsupportedServerException(int major, String problem, String nextStep) {
        super(problem, nextStep);
        this.major = major;
    }

    /** The server's major version. */
    public int major() {
        return major;
    }
}
