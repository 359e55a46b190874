package io.restorable.backup.catalog.relation.table;

import org.jspecify.annotations.Nullable;

/**
 * How a partitioned table divides its rows.
 *
 * @param table the table's OID
 * @param key what follows PARTITION BY, or {@code null} for tables whose details are not wanted
 * @param hashesEnum whether rows are divided by the hash of an enum value, which depends on OIDs that differ after a
 *     restore: such rows must be loaded through the partitioned table
 */
public record PartitionedTable(long table, @Nullable String key, boolean hashesEnum) {}
