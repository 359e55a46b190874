package io.restorable.backup.catalog.defaultprivilege;

import java.util.Arrays;

/** The kinds of objects that default privileges can be given for. */
public enum DefaultPrivilegesKind {
    TABLES('r'),
    SEQUENCES('S'),
    FUNCTIONS('f'),
    TYPES('T'),
    SCHEMAS('n'),
    /** From PostgreSQL 18. */
    LARGE_OBJECTS('L');

    private final char letter;

    DefaultPrivilegesKind(char letter) {
        this.letter = letter;
    }

    /** How SQL calls the kind: {@code LARGE OBJECTS}. */
    public String words() {
        return name().replace('_', ' ');
    }

    /**
     * The kind with this letter in pg_default_acl.
     *
     * @throws IllegalArgumentException if there is none
     */
    static DefaultPrivilegesKind ofLetter(char letter) {
        return Arrays.stream(values())
                .filter(kind -> kind.letter == letter)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "pg_default_acl holds the object type '" + letter + "', which is not known"));
    }
}
