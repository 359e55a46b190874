package io.restorable.backup.rescue;

import io.restorable.backup.pg.QualifiedName;
import java.time.Duration;
import java.util.List;

/**
 * How a live database differs from a backup.
 *
 * @param backup the backup, by name
 * @param database the live database, without credentials
 * @param duration how long the comparison took
 * @param tables each table that was compared, in the order of names
 * @param unknown the live tables that the backup does not have; empty unless whole databases were compared
 */
public record DiffReport(
        String backup, String database, Duration duration, List<TableDiff> tables, List<QualifiedName> unknown) {

    public DiffReport {
        tables = List.copyOf(tables);
        unknown = List.copyOf(unknown);
    }

    /** Whether every table of the backup has the same rows in the live database. */
    public boolean isSame() {
        return tables.stream().allMatch(table -> table.state() == TableDiff.State.SAME);
    }
}
