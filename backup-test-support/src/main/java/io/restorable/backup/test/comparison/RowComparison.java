package io.restorable.backup.test.comparison;

import io.restorable.backup.connect.Session;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds the rows in which a table differs between two databases: both give theirs in the same order, and are walked
 * side by side, so that memory stays the same for any size. Used once, by one thread.
 */
final class RowComparison {

    private static final int EXAMPLES = 5;

    private final ComparedTable table;
    private final List<RowDifference> examples = new ArrayList<>();
    private long missing;
    private long extra;
    private long changed;

    RowComparison(ComparedTable table) {
        this.table = table;
    }

    /** Walks the rows; the sessions are in no transaction. */
    TableDifference run(Session expected, Session found, long expectedRows, long foundRows) {
        try (RowCursor left = RowCursor.open(expected, table);
                RowCursor right = RowCursor.open(found, table)) {
            while (!left.isAtEnd() || !right.isAtEnd()) {
                step(left, right);
            }
        }
        return new TableDifference(table.name(), expectedRows, foundRows, missing, extra, changed, examples, null);
    }

    private void step(RowCursor expected, RowCursor found) {
        int order = expected.compareTo(found);
        if (order < 0) {
            missing++;
            differs(expected.values(), null);
            expected.next();
        } else if (order > 0) {
            extra++;
            differs(null, found.values());
            found.next();
        } else {
            compareValues(expected.values(), found.values());
            expected.next();
            found.next();
        }
    }

    private void compareValues(List<@Nullable String> expected, List<@Nullable String> found) {
        if (!expected.equals(found)) {
            changed++;
            differs(expected, found);
        }
    }

    private void differs(@Nullable List<@Nullable String> expected, @Nullable List<@Nullable String> found) {
        if (examples.size() < EXAMPLES) {
            examples.add(new RowDifference(table.columns(), table.key(), expected, found));
        }
    }
}
