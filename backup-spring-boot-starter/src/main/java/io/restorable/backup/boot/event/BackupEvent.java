package io.restorable.backup.boot.event;

import io.restorable.backup.boot.run.Trigger;
import java.time.Instant;
import java.util.UUID;

/**
 * Something that happened to the application's backups. Published to the application's event listeners on the thread
 * that does the work, which waits for them; what they throw is logged and otherwise ignored.
 */
public interface BackupEvent {

    /** Which run; the same for all events of one. */
    UUID run();

    /** The name of the plan. */
    String plan();

    /** Why the run began. */
    Trigger trigger();

    /** When it happened. */
    Instant at();
}
