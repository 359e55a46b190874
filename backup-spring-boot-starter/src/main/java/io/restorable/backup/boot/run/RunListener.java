package io.restorable.backup.boot.run;

import io.restorable.backup.event.ProgressEvent;

/**
 * Is told of every run of this instance. Called by the threads that do the work, which wait for it; what it throws is
 * logged and otherwise ignored.
 */
public interface RunListener {

    /** A run begins; called by its thread. */
    default void started(Run run) {}

    /** Something happened in a run; called by any of its threads, one call at a time. */
    default void progressed(Run run, ProgressEvent event) {}

    /** A run has ended, in which way {@link Run#state} tells; called by its thread. */
    default void ended(Run run) {}
}
