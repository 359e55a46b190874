package io.restorable.backup.test.comparison;

import io.restorable.backup.pg.QualifiedName;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the rows of a table differ.
 *
 * @param table which one
 * @param expectedRows how many rows it should have
 * @param foundRows how many rows it has
 * @param missing how many of the expected rows are not there
 * @param extra how many rows are there that were not expected
 * @param changed how many rows have the key of an expected one and other values
 * @param examples the first of them
 * @param note why they were not looked at one by one, a full sentence, or {@code null} if they were
 */
public record TableDifference(
        QualifiedName table,
        long expectedRows,
        long foundRows,
        long missing,
        long extra,
        long changed,
        List<RowDifference> examples,
        @Nullable String note) {

    public TableDifference {
        examples = List.copyOf(examples);
    }
}
