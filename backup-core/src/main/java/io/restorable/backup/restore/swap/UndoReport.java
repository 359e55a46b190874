package io.restorable.backup.restore.swap;

import java.util.List;

/**
 * A kept database is back in its place.
 *
 * @param database the name that it has again
 * @param broughtBack what it was while it was kept
 * @param swap how it came back, and where the database went that stood in its place
 * @param warnings what needs somebody's attention now, each a full sentence
 */
public record UndoReport(String database, KeptDatabase broughtBack, Swap swap, List<String> warnings) {

    public UndoReport {
        warnings = List.copyOf(warnings);
    }
}
