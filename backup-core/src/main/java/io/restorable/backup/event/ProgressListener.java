package io.restorable.backup.event;

/**
 * Is told how an operation gets on. Called on the threads that do the work, one call at a time and in order; the work
 * waits for it, so it returns quickly and hands slow things to a thread of its own. What it throws is logged and
 * otherwise ignored: a listener never breaks a backup.
 */
@FunctionalInterface
public interface ProgressListener {

    /** Hears nothing. */
    ProgressListener NONE = event -> {};

    /** Something happened. */
    void on(ProgressEvent event);
}
