package io.restorable.backup.archive;

/**
 * What an entry contributes to a restore, and so whether a restore of definitions only, or of data only, takes it.
 * Source: PostgreSQL 18, src/bin/pg_dump/pg_backup_archiver.c, _tocEntryRequired.
 */
public enum EntryRole {
    /** How the archive's text is to be read; run as a setting of the session, never as an entry. */
    SETTING,
    /** The database itself, its settings, comment and privileges; wanted only where the restore makes the database. */
    DATABASE,
    /** Anything that defines an object. */
    DEFINITION,
    /** Rows, sequence values, and large objects with all that belongs to them. */
    DATA,
    /** Optimizer statistics. */
    STATISTICS;

    /** Returns the role of an entry. */
    public static EntryRole of(TocEntry entry) {
        return switch (entry.kind()) {
            case EntryKind.ENCODING, EntryKind.STDSTRINGS, EntryKind.SEARCHPATH -> SETTING;
            case EntryKind.DATABASE, EntryKind.DATABASE_PROPERTIES -> DATABASE;
            case EntryKind.ACL, EntryKind.COMMENT, EntryKind.SECURITY_LABEL -> ofAttachment(entry.tag());
            case EntryKind.SEQUENCE_SET, EntryKind.BLOB, EntryKind.BLOB_METADATA -> DATA;
            case EntryKind.STATISTICS_DATA -> STATISTICS;
            default -> entry.hasData() ? DATA : DEFINITION;
        };
    }

    private static EntryRole ofAttachment(String tag) {
        if (tag.startsWith("DATABASE ")) {
            return DATABASE;
        }
        return tag.startsWith("LARGE OBJECT") ? DATA : DEFINITION;
    }
}
