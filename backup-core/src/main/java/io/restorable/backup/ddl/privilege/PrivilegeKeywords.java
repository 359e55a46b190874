package io.restorable.backup.ddl.privilege;

import java.util.List;

/**
 * Which privileges a kind of object can have, in the order pg_dump 18 writes them. Source: PostgreSQL 18,
 * src/bin/pg_dump/dumputils.c, parseAclItem.
 */
final class PrivilegeKeywords {

    private static final Keyword SELECT = new Keyword('r', "SELECT");
    private static final Keyword INSERT = new Keyword('a', "INSERT");
    private static final Keyword REFERENCES = new Keyword('x', "REFERENCES");
    private static final Keyword UPDATE = new Keyword('w', "UPDATE");
    private static final Keyword USAGE = new Keyword('U', "USAGE");
    private static final Keyword CREATE = new Keyword('C', "CREATE");

    private static final List<Keyword> TABLE = List.of(
            SELECT,
            INSERT,
            REFERENCES,
            new Keyword('d', "DELETE"),
            new Keyword('t', "TRIGGER"),
            new Keyword('D', "TRUNCATE"),
            new Keyword('m', "MAINTAIN"),
            UPDATE);
    private static final List<Keyword> COLUMN = List.of(SELECT, INSERT, REFERENCES, UPDATE);

    private PrivilegeKeywords() {}

    /**
     * The privileges of a kind of object.
     *
     * @param type the kind in the words of GRANT, or the plural of ALTER DEFAULT PRIVILEGES
     * @param column whether a column of it is meant
     * @throws IllegalArgumentException for a kind that has no privileges
     */
    static List<Keyword> of(String type, boolean column) {
        return switch (type) {
            case "TABLE", "TABLES" -> column ? COLUMN : TABLE;
            case "SEQUENCE", "SEQUENCES" -> List.of(SELECT, USAGE, UPDATE);
            case "FUNCTION", "FUNCTIONS", "PROCEDURE", "PROCEDURES" -> List.of(new Keyword('X', "EXECUTE"));
            case "LANGUAGE", "TYPE", "TYPES", "FOREIGN DATA WRAPPER", "FOREIGN SERVER" -> List.of(USAGE);
            case "SCHEMA", "SCHEMAS" -> List.of(CREATE, USAGE);
            case "DATABASE" -> List.of(CREATE, new Keyword('c', "CONNECT"), new Keyword('T', "TEMPORARY"));
            case "TABLESPACE" -> List.of(CREATE);
            case "FOREIGN TABLE" -> List.of(SELECT);
            case "PARAMETER" -> List.of(new Keyword('s', "SET"), new Keyword('A', "ALTER SYSTEM"));
            case "LARGE OBJECT", "LARGE OBJECTS" -> List.of(SELECT, UPDATE);
            default -> throw new IllegalArgumentException("'" + type + "' is no kind of object with privileges");
        };
    }

    /** A privilege: its letter within an {@code aclitem} and its word in GRANT. */
    record Keyword(char letter, String word) {}
}
