package io.restorable.backup.restore.plan;

import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.EntryRole;
import io.restorable.backup.archive.TocEntry;
import java.util.Set;

/** What restore asks of entries. Source: PostgreSQL 18, src/bin/pg_dump/pg_backup_archiver.c. */
public final class EntryTraits {

    public static final int DATA = 3;
    public static final int POST_DATA = 4;

    private static final Set<String> RELATIONS =
            Set.of("TABLE", "VIEW", "MATERIALIZED VIEW", "FOREIGN TABLE", "SEQUENCE");
    private static final Set<String> SAID_OF_OTHERS =
            Set.of(EntryKind.COMMENT, EntryKind.ACL, EntryKind.SECURITY_LABEL);

    private EntryTraits() {}

    /** {@code TABLE shop.orders}: for messages. */
    public static String label(TocEntry entry) {
        String schema = entry.schema();
        return entry.kind() + " " + (schema == null || schema.isEmpty() ? "" : schema + ".") + entry.tag();
    }

    /** Whether the entry makes a table, view or sequence. */
    public static boolean isRelation(TocEntry entry) {
        return RELATIONS.contains(entry.kind());
    }

    /** Whether the entry says something of another entry's object: a comment, privileges, a label. */
    public static boolean isAboutAnother(TocEntry entry) {
        return SAID_OF_OTHERS.contains(entry.kind());
    }

    /** Whether the entry is restored as a statement at all, rather than as a setting of the session or the database. */
    public static boolean isOfAnObject(TocEntry entry) {
        EntryRole role = EntryRole.of(entry);
        return role != EntryRole.SETTING && role != EntryRole.DATABASE;
    }
}
