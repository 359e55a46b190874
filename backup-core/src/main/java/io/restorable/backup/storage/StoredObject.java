package io.restorable.backup.storage;

import java.time.Instant;

/**
 * An object as a store lists it.
 *
 * @param key its name
 * @param size its length in bytes
 * @param modified when the store took it, by the store's clock
 */
public record StoredObject(ObjectKey key, long size, Instant modified) {}
