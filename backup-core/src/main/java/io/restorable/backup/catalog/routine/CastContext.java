package io.restorable.backup.catalog.routine;

/** Where a cast is applied without being asked for: {@code pg_cast.castcontext}. */
public enum CastContext {
    EXPLICIT,
    ASSIGNMENT,
    IMPLICIT;

    static CastContext ofLetter(char letter) {
        return switch (letter) {
            case 'e' -> EXPLICIT;
            case 'a' -> ASSIGNMENT;
            case 'i' -> IMPLICIT;
            default -> throw new IllegalStateException("pg_cast.castcontext '" + letter + "' is not known");
        };
    }
}
