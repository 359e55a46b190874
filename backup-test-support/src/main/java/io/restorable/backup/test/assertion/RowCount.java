package io.restorable.backup.test.assertion;

/**
 * How many rows are expected.
 *
 * @param least the fewest
 * @param most the most
 */
public record RowCount(long least, long most) {

    /** @throws IllegalArgumentException if no number fits */
    public RowCount {
        if (least < 0 || most < least) {
            throw new IllegalArgumentException("No number of rows is between " + least + " and " + most);
        }
    }

    /** Whether a number fits. */
    public boolean fits(long rows) {
        return rows >= least && rows <= most;
    }

    /** As people say it: {@code at least 1 row}. */
    @Override
    public String toString() {
        if (least == most) {
            return "exactly " + rows(least);
        }
        if (most == Long.MAX_VALUE) {
            return "at least " + rows(least);
        }
        return least == 0 ? "at most " + rows(most) : "between " + least + " and " + rows(most);
    }

    static String rows(long count) {
        return String.format(java.util.Locale.ROOT, "%,d %s", count, count == 1 ? "row" : "rows");
    }
}
