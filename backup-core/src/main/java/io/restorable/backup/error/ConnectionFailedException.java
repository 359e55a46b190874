package io.restorable.backup.error;

import org.jspecify.annotations.Nullable;

/** No session with a PostgreSQL server could be opened. */
public final class ConnectionFailedException extends BackupException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    /**
     * @param reason what stood in the way
     * @param problem what failed and why; a full sentence without a secret
     * @param nextStep what to do now; a full sentence
     * @param cause the driver's exception, or {@code null} where there is none
     */
    public ConnectionFailedException(Reason reason, String problem, String nextStep, @Nullable Throwable cause) {
        super(problem, nextStep, cause);
        this.reason = reason;
    }

    /** What stood in the way. */
    public Reason reason() {
        return reason;
    }

    /** The ways in which opening a session fails. */
    public enum Reason {
        /** The server wants a password and none is known. */
        NO_PASSWORD,
        /** The password, or the role, is wrong. */
        WRONG_PASSWORD,
        /** The server does not let this role in: pg_hba.conf, CONNECT privilege, NOLOGIN. */
        NOT_ADMITTED,
        UNKNOWN_HOST,
        NO_SUCH_DATABASE,
        /** Nothing listens there. */
        REFUSED,
        /** Nothing answers there. */
        TIMEOUT,
        /** No agreement on encryption, or a certificate that is not trusted. */
        TLS,
        TOO_MANY_CONNECTIONS,
        /** The server is starting, stopping or recovering. */
        NOT_READY,
        /** The connection broke after it had been opened. */
        LOST,
        OTHER
    }
}
