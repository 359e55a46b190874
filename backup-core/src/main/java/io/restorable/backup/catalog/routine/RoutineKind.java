package io.restorable.backup.catalog.routine;

/** What a routine is called as: {@code pg_proc.prokind}. */
public enum RoutineKind {
    FUNCTION,
    PROCEDURE,
    WINDOW_FUNCTION;

    static RoutineKind ofLetter(char letter) {
        return switch (letter) {
            case 'f' -> FUNCTION;
            case 'p' -> PROCEDURE;
            case 'w' -> WINDOW_FUNCTION;
            default -> throw new IllegalStateException("pg_proc.prokind '" + letter + "' is not known");
        };
    }
}
