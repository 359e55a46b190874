package io.restorable.backup.boot.event;

import io.restorable.backup.boot.run.Trigger;
import java.time.Instant;
import java.util.UUID;

/**
 * A backup begins: nobody else works on the database.
 *
 * @param run which run
 * @param plan the name of the plan
 * @param trigger why it began
 * @param at when it happened
 * @param database the name of the database
 */
public record BackupStarted(UUID run, String plan, Trigger trigger, Instant at, String database)
        implements BackupEvent {}
