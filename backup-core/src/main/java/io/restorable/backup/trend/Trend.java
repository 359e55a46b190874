package io.restorable.backup.trend;

import java.util.List;

/**
 * The history of a database's backups.
 *
 * @param database which one
 * @param history all backups that can be read, the oldest first; compared in their totals
 * @param newest the newest of each series: backups of the same scope are one; compared table by table where their
 *     contents can be read. A series that ended weeks ago has none
 * @param notes what could not be read, each a full sentence
 */
public record Trend(String database, List<TrendPoint> history, List<TrendPoint> newest, List<String> notes) {

    public Trend {
        history = List.copyOf(history);
        newest = List.copyOf(newest);
        notes = List.copyOf(notes);
    }

    /** The same with notes. */
    public Trend withNotes(List<String> other) {
        return new Trend(database, history, newest, other);
    }

    /** What is alarming about the newest backups. */
    public List<TrendAlarm> alarms() {
        return newest.stream().flatMap(point -> point.alarms().stream()).toList();
    }
}
