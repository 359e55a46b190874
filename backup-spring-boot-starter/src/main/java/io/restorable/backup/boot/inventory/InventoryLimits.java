package io.restorable.backup.boot.inventory;

import java.time.Duration;

/**
 * How a store is asked.
 *
 * @param timeout how long it may take to answer
 * @param goodFor how long an answer serves
 */
public record InventoryLimits(Duration timeout, Duration goodFor) {}
