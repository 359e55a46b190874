package io.restorable.backup.catalog.routine;

/** How an aggregate takes its arguments: {@code pg_aggregate.aggkind}. */
public enum AggregateKind {
    NORMAL,
    ORDERED_SET,
    HYPOTHETICAL_SET;

    static AggregateKind ofLetter(char letter) {
        return switch (letter) {
            case 'n' -> NORMAL;
            case 'o' -> ORDERED_SET;
            case 'h' -> HYPOTHETICAL_SET;
            default -> throw new IllegalStateException("pg_aggregate.aggkind '" + letter + "' is not known");
        };
    }
}
