package io.restorable.backup.boot.endpoint;

/**
 * The answer to whoever wants something done.
 *
 * @param started whether it was begun; otherwise the same work was being done already
 * @param run the run to ask for, at {@code runs/{id}}
 */
public record StartedRun(boolean started, RunDescriptor run) {}
