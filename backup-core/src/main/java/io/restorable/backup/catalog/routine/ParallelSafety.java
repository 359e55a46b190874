package io.restorable.backup.catalog.routine;

/** Whether a routine may run in parallel workers: {@code pg_proc.proparallel}. */
public enum ParallelSafety {
    SAFE,
    RESTRICTED,
    UNSAFE;

    static ParallelSafety ofLetter(char letter) {
        return switch (letter) {
            case 's' -> SAFE;
            case 'r' -> RESTRICTED;
            case 'u' -> UNSAFE;
            default -> throw new IllegalStateException("pg_proc.proparallel '" + letter + "' is not known");
        };
    }
}
