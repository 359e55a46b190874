package io.restorable.backup.boot.event;

import io.restorable.backup.boot.run.DrillFailedException;
import io.restorable.backup.boot.run.Trigger;
import java.time.Instant;
import java.util.UUID;

/**
 * A backup was not proved by a drill: it could not be restored, differs, or did not pass a check ({@link
 * DrillFailedException}, with the report); or the drill could not be run.
 *
 * @param run which run
 * @param plan the name of the plan
 * @param trigger why it began
 * @param at when it happened
 * @param failure why; its message says what to do, and no secret
 */
public record DrillFailed(UUID run, String plan, Trigger trigger, Instant at, RuntimeException failure)
        implements BackupEvent {}
