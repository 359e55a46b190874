package io.restorable.backup.catalog.relation.table;

/** What a row of pg_class stands for. Source: PostgreSQL 18, src/include/catalog/pg_class.h, relkind. */
public enum RelationKind {
    TABLE('r', "TABLE"),
    PARTITIONED_TABLE('p', "TABLE"),
    FOREIGN_TABLE('f', "FOREIGN TABLE"),
    VIEW('v', "VIEW"),
    MATERIALIZED_VIEW('m', "MATERIALIZED VIEW"),
    SEQUENCE('S', "SEQUENCE"),
    /** The columns of a stand-alone composite type. */
    COMPOSITE_TYPE('c', "TYPE");

    private final char letter;
    private final String words;

    RelationKind(char letter, String words) {
        this.letter = letter;
        this.words = words;
    }

    /** The letter in {@code pg_class.relkind}. */
    public char letter() {
        return letter;
    }

    /** How SQL names such a thing: {@code MATERIALIZED VIEW}. */
    public String words() {
        return words;
    }

    /** Whether rows of such a relation lie in files of its own and belong into a backup. */
    public boolean isTable() {
        return this == TABLE || this == PARTITIONED_TABLE;
    }

    /** Whether a query defines the relation. */
    public boolean isView() {
        return this == VIEW || this == MATERIALIZED_VIEW;
    }

    static RelationKind ofLetter(char letter) {
        for (RelationKind kind : values()) {
            if (kind.letter == letter) {
                return kind;
            }
        }
        throw new IllegalArgumentException("relkind '" + letter + "' is not known");
    }
}
