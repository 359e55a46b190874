package io.restorable.backup.rescue.staging;

import io.restorable.backup.rescue.live.LiveTable;
import io.restorable.backup.rescue.source.BackupRelation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a table of the backup and a live one compare.
 *
 * @param relation the backup's side
 * @param live the live side
 * @param liveRows how many rows the live table has
 * @param staged the rows that may differ, or {@code null} if none does
 * @param notes what a reader should know of the comparison, each a full sentence
 */
public record ComparedTable(
        BackupRelation relation,
        LiveTable live,
        long liveRows,
        @Nullable StagedTable staged,
        List<String> notes) {

    public ComparedTable {
        notes = List.copyOf(notes);
    }
}
