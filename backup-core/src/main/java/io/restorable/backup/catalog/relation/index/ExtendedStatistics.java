package io.restorable.backup.catalog.relation.index;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import org.jspecify.annotations.Nullable;

/**
 * A statistics object made by CREATE STATISTICS.
 *
 * @param identity the row of pg_statistic_ext; schema and owner are its own
 * @param table the OID of the table it describes
 * @param definition the CREATE STATISTICS statement without the semicolon
 * @param statisticsTarget the statistics target, or {@code null} for the default
 */
public record ExtendedStatistics(
        ObjectIdentity identity,
        long table,
        String definition,
        @Nullable Integer statisticsTarget) implements DatabaseObject {}
