package io.restorable.backup.archive;

/**
 * The three rounds in which an archive is restored: privileges wait until everything is made and filled, and what runs
 * the owner's code waits for the privileges. Source: PostgreSQL 18, src/bin/pg_dump/pg_backup_archiver.c,
 * _tocEntryRestorePass.
 */
public enum RestorePass {
    /** Definitions, rows, indexes and constraints, with their comments. */
    MAIN,
    /** Privileges. */
    PRIVILEGES,
    /** Event triggers, refreshes of materialized views, and the statistics that depend on them. */
    LAST;

    private static final int POST_DATA = 4;

    /** Returns the round that an entry belongs to. */
    public static RestorePass of(TocEntry entry) {
        return switch (entry.kind()) {
            case EntryKind.ACL, EntryKind.DEFAULT_ACL -> PRIVILEGES;
            case EntryKind.EVENT_TRIGGER, EntryKind.MATERIALIZED_VIEW_DATA -> LAST;
            case EntryKind.COMMENT, EntryKind.SECURITY_LABEL -> entry.tag().startsWith("EVENT TRIGGER ") ? LAST : MAIN;
            case EntryKind.STATISTICS_DATA -> entry.section() == POST_DATA ? LAST : MAIN;
            default -> MAIN;
        };
    }
}
