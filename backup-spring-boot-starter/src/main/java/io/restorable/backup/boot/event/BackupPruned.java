package io.restorable.backup.boot.event;

import io.restorable.backup.PruneReport;
import io.restorable.backup.boot.run.Trigger;
import java.time.Instant;
import java.util.UUID;

/**
 * Backups that no rule keeps were removed.
 *
 * @param run which run
 * @param plan the name of the plan
 * @param trigger why it began
 * @param at when it happened
 * @param report what went, and what could not be deleted
 */
public record BackupPruned(UUID run, String plan, Trigger trigger, Instant at, PruneReport report)
        implements BackupEvent {}
