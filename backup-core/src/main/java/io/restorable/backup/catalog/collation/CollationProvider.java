package io.restorable.backup.catalog.collation;

/** Who compares texts: {@code pg_collation.collprovider}. */
public enum CollationProvider {
    /** PostgreSQL itself, from 17. */
    BUILTIN,
    /** Whatever the database was made with; only a collation of the system has it. */
    DEFAULT,
    ICU,
    LIBC;

    static CollationProvider ofLetter(char letter) {
        return switch (letter) {
            case 'b' -> BUILTIN;
            case 'c' -> LIBC;
            case 'd' -> DEFAULT;
            case 'i' -> ICU;
            default -> throw new IllegalStateException("pg_collation.collprovider '" + letter + "' is not known");
        };
    }
}
