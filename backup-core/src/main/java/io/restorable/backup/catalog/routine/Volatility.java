package io.restorable.backup.catalog.routine;

/** How far a function's result depends on its arguments alone: {@code pg_proc.provolatile}. */
public enum Volatility {
    IMMUTABLE,
    STABLE,
    VOLATILE;

    static Volatility ofLetter(char letter) {
        return switch (letter) {
            case 'i' -> IMMUTABLE;
            case 's' -> STABLE;
            case 'v' -> VOLATILE;
            default -> throw new IllegalStateException("pg_proc.provolatile '" + letter + "' is not known");
        };
    }
}
