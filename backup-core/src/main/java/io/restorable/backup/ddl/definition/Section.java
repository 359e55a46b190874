package io.restorable.backup.ddl.definition;

/** When an entry is restored, with pg_dump's numbers. Source: PostgreSQL 18, src/bin/pg_dump/pg_backup.h, teSection. */
public enum Section {
    /** Belongs to another entry or to none: comments, privileges, encoding. */
    NONE(1),
    /** Before the rows. */
    PRE_DATA(2),
    /** The rows, sequence values and large objects. */
    DATA(3),
    /** After the rows: indexes, constraints, triggers. */
    POST_DATA(4);

    private final int number;

    Section(int number) {
        this.number = number;
    }

    /** The number in an archive's table of contents. */
    public int number() {
        return number;
    }
}
