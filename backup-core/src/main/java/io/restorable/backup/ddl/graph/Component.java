package io.restorable.backup.ddl.graph;

/** A part of an object that can be in a backup or left out of it by itself. */
public enum Component {
    DEFINITION,
    DATA,
    COMMENT,
    SECURITY_LABEL,
    PRIVILEGES,
    POLICY,
    USER_MAPPING,
    STATISTICS
}
