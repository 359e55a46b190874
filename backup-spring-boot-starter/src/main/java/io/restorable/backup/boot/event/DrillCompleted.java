package io.restorable.backup.boot.event;

import io.restorable.backup.boot.run.Trigger;
import io.restorable.backup.drill.DrillReport;
import java.time.Instant;
import java.util.UUID;

/**
 * A backup was restored for a trial, and is proved.
 *
 * @param run which run
 * @param plan the name of the plan
 * @param trigger why it began
 * @param at when it happened
 * @param report what was proved
 */
public record DrillCompleted(UUID run, String plan, Trigger trigger, Instant at, DrillReport report)
        implements BackupEvent {}
