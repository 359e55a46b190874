package io.restorable.backup.rescue;

import io.restorable.backup.pg.QualifiedName;
import io.restorable.backup.rescue.staging.RowDifferences;
import java.util.List;

/**
 * How a live table differs from a backup's.
 *
 * @param table its name
 * @param state the answer in a word
 * @param backupRows how many rows the backup has
 * @param liveRows how many rows the live table has; 0 if there is none
 * @param key the columns that tell one row from another; empty where whole rows were compared
 * @param rows the rows that differ
 * @param notes what a reader should know of the comparison, each a full sentence
 */
public record TableDiff(
        QualifiedName table,
        State state,
        long backupRows,
        long liveRows,
        List<String> key,
        RowDifferences rows,
        List<String> notes) {

    public TableDiff {
        key = List.copyOf(key);
        notes = List.copyOf(notes);
    }

    /** What became of a table. */
    public enum State {
        /** It has the same rows. */
        SAME,
        /** It has other rows. */
        DIFFERENT,
        /** There is no such table any more. */
        NO_TABLE,
        /** Its rows cannot be compared; the notes say why. */
        INCOMPARABLE
    }
}
