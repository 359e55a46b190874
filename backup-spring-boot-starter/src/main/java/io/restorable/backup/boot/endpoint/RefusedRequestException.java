package io.restorable.backup.boot.endpoint;

import io.restorable.backup.error.RefusedException;

/** A request to the endpoint was not carried out. */
final class RefusedRequestException extends RefusedException {

    private static final long serialVersionUID = 1L;

    private final int status;

    private RefusedRequestException(int status, String problem, String nextStep) {
        super(problem, nextStep);
        this.status = status;
    }

    /** It makes no sense. */
    static RefusedRequestException malformed(String problem, String nextStep) {
        return new RefusedRequestException(400, problem, nextStep);
    }

    /** The caller may not. */
    static RefusedRequestException forbidden(String problem, String nextStep) {
        return new RefusedRequestException(403, problem, nextStep);
    }

    /** What it names is not there. */
    static RefusedRequestException notFound(String problem, String nextStep) {
        return new RefusedRequestException(404, problem, nextStep);
    }

    /** Something stands against it at present. */
    static RefusedRequestException conflict(String problem, String nextStep) {
        return new RefusedRequestException(409, problem, nextStep);
    }

    /** It comes too soon after another one. */
    static RefusedRequestException tooSoon(String problem, String nextStep) {
        return new RefusedRequestException(429, problem, nextStep);
    }

    /** The HTTP status that says so. */
    int status() {
        return status;
    }
}
