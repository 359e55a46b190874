package io.restorable.backup.drill;

/** How far a drill went; each level holds the ones before it, and those of a verification. */
public enum DrillLevel {
    /** The backup was restored, and all rows, large objects and sequences are those of the fingerprints. */
    RESTORED(3),
    /** Besides, the restored database has the definitions that were backed up. */
    SAME_SCHEMA(4),
    /** Besides, it passed the team's own checks. */
    CHECKED(5);

    private final int number;

    DrillLevel(int number) {
        this.number = number;
    }

    /** The number people call it by, from 3: those before it are the levels of a verification. */
    public int number() {
        return number;
    }
}
