package io.restorable.backup.boot.event;

import io.restorable.backup.BackupReport;
import io.restorable.backup.boot.run.Trigger;
import java.time.Instant;
import java.util.UUID;

/**
 * A backup was made and sealed.
 *
 * @param run which run
 * @param plan the name of the plan
 * @param trigger why it began
 * @param at when it happened
 * @param report what was sealed
 */
public record BackupCompleted(UUID run, String plan, Trigger trigger, Instant at, BackupReport report)
        implements BackupEvent {}
