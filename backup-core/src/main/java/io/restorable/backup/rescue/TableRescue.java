package io.restorable.backup.rescue;

import io.restorable.backup.pg.QualifiedName;
import io.restorable.backup.rescue.staging.RowDifferences;
import java.util.List;

/**
 * What a rescue does to one table.
 *
 * @param table its name
 * @param asked whether it was asked for; otherwise rows of others need it, or need it not to miss any
 * @param differences how it differs from the backup
 * @param inserted how many missing rows come back
 * @param overwritten how many changed rows get the backup's values
 * @param insertedExamples the first of the rows that come back, by their keys
 * @param overwrittenExamples the first of the rows that are overwritten
 * @param notes what a reader should know, each a full sentence
 */
public record TableRescue(
        QualifiedName table,
        boolean asked,
        RowDifferences differences,
        long inserted,
        long overwritten,
        List<String> insertedExamples,
        List<String> overwrittenExamples,
        List<String> notes) {

    public TableRescue {
        insertedExamples = List.copyOf(insertedExamples);
        overwrittenExamples = List.copyOf(overwrittenExamples);
        notes = List.copyOf(notes);
    }
}
