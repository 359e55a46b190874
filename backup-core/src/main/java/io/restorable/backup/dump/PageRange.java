package io.restorable.backup.dump;

import java.util.List;
import java.util.stream.LongStream;

/**
 * Pages of a table whose rows are read by one statement. The first range has no beginning and the last no end, so that
 * all ranges together hold every row, however large the table has become.
 *
 * @param first the first page, or 0 for no limit
 * @param end the page behind the last one, or {@link Long#MAX_VALUE} for no limit
 */
record PageRange(long first, long end) {

    /** The whole table. */
    static final PageRange ALL = new PageRange(0, Long.MAX_VALUE);

    /**
     * Cuts a table.
     *
     * @param pages how many pages it has
     * @param parts how many ranges to make; no more than there are pages are made
     */
    static List<PageRange> split(long pages, long parts) {
        long count = Math.max(1, Math.min(parts, pages));
        return LongStream.range(0, count)
                .mapToObj(part -> new PageRange(
                        pages * part / count, part == count - 1 ? Long.MAX_VALUE : pages * (part + 1) / count))
                .toList();
    }

    boolean isAll() {
        return equals(ALL);
    }

    /** The range as an SQL condition, which PostgreSQL 14 and newer answer by reading these pages only. */
    String condition() {
        String from = "ctid >= '(%d,0)'::pg_catalog.tid".formatted(first);
        String to = "ctid < '(%d,0)'::pg_catalog.tid".formatted(end);
        if (end == Long.MAX_VALUE) {
            return first == 0 ? "true" : from;
        }
        return first == 0 ? to : from + " AND " + to;
    }
}
