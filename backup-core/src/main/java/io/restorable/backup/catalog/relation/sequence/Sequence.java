package io.restorable.backup.catalog.relation.sequence;

/**
 * How a sequence counts.
 *
 * @param relation the sequence's OID in pg_class
 * @param type {@code smallint}, {@code integer} or {@code bigint}
 * @param start the first value
 * @param increment the step, negative for counting down
 * @param minimum the smallest value
 * @param maximum the largest value
 * @param cache how many values a session takes at once
 * @param cycle whether it starts again after the last value
 * @param readable whether the session may read its value
 */
public record Sequence(
        long relation,
        String type,
        long start,
        long increment,
        long minimum,
        long maximum,
        long cache,
        boolean cycle,
        boolean readable) {

    /** The smallest value that a sequence of this type and direction has unless something else is asked for. */
    public long defaultMinimum() {
        return increment >= 0 ? 1 : -typeMaximum() - 1;
    }

    /** The largest value that a sequence of this type and direction has unless something else is asked for. */
    public long defaultMaximum() {
        return increment >= 0 ? typeMaximum() : -1;
    }

    private long typeMaximum() {
        return switch (type) {
            case "smallint" -> Short.MAX_VALUE;
            case "integer" -> Integer.MAX_VALUE;
            default -> Long.MAX_VALUE;
        };
    }
}
