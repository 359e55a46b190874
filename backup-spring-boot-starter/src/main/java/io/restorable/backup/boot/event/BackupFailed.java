package io.restorable.backup.boot.event;

import io.restorable.backup.boot.run.Trigger;
import java.time.Instant;
import java.util.UUID;

/**
 * A backup was not made, or was cancelled. Nothing of it is left.
 *
 * @param run which run
 * @param plan the name of the plan
 * @param trigger why it began
 * @param at when it happened
 * @param failure why; its message says what to do, and no secret
 */
public record BackupFailed(UUID run, String plan, Trigger trigger, Instant at, RuntimeException failure)
        implements BackupEvent {}
