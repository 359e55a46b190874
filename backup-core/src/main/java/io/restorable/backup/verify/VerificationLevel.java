package io.restorable.backup.verify;

/** How far a verification goes; each level holds the ones before it. */
public enum VerificationLevel {
    /** Every object is there, with the length and the SHA-256 that were sealed. */
    CHECKSUMS(1),
    /** The archive can be read to its end, and holds the rows, large objects and sequences that were sealed. */
    CONTENTS(2);

    private final int number;

    VerificationLevel(int number) {
        this.number = number;
    }

    /**
     * Returns the level of a number.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static VerificationLevel of(int number) {
        for (VerificationLevel level : values()) {
            if (level.number == number) {
                return level;
            }
        }
        throw new IllegalArgumentException("There is no verification level " + number + "; use 1 or 2");
    }

    /** The number people call it by, from 1. */
    public int number() {
        return number;
    }
}
