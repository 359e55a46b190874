package io.restorable.backup.manifest;

import java.util.Collection;

/**
 * The size of a backup.
 *
 * @param objects how many objects it has, the manifest not counted
 * @param storedBytes their length in the store
 * @param plainBytes their length before compression and encryption
 * @param tables how many tables it holds rows of
 * @param rows how many rows
 */
public record Totals(int objects, long storedBytes, long plainBytes, int tables, long rows) {

    /** Adds up what the entries say. */
    public static Totals of(Collection<ObjectEntry> objects, Collection<TableEntry> tables) {
        return new Totals(
                objects.size(),
                objects.stream().mapToLong(ObjectEntry::storedBytes).sum(),
                objects.stream().mapToLong(ObjectEntry::plainBytes).sum(),
                tables.size(),
                tables.stream().mapToLong(table -> table.fingerprint().rows()).sum());
    }
}
