package io.restorable.backup.trend;

import io.restorable.backup.manifest.BackupId;
import io.restorable.backup.pg.QualifiedName;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Something about a backup that somebody should look at.
 *
 * @param kind what it is, and in which unit it is counted
 * @param tables of which tables it is said; empty if of the whole backup, or if their names are not known
 * @param from how much it was in the reference
 * @param to how much it is now
 * @param reference the earlier backup that it was compared with
 * @param sentence the same for people
 */
public record TrendAlarm(
        AlarmKind kind, List<QualifiedName> tables, long from, long to, BackupId reference, String sentence) {

    public TrendAlarm {
        tables = List.copyOf(tables);
    }

    /** By which share it has changed: 0.5 is one half more, -1 is all gone; empty if there was nothing before. */
    public OptionalDouble change() {
        return from == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) (to - from) / from);
    }
}
