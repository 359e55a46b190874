package io.restorable.backup.restore.selection;

import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.EntryRole;
import io.restorable.backup.archive.TocEntry;
import org.jspecify.annotations.Nullable;

/**
 * What of the chosen objects is restored, and under which schema name. Immutable.
 *
 * @param contents definitions, rows, or both
 * @param intoSchema the schema that is made for the restored objects, or {@code null} for the one they come from
 */
public record RestoreScope(Contents contents, @Nullable String intoSchema) {

    /** Definitions and rows, under their own names. */
    public static final RestoreScope EVERYTHING = new RestoreScope(Contents.EVERYTHING, null);

    /** Definitions without rows, positions of sequences and large objects. */
    public static final RestoreScope SCHEMA_ONLY = new RestoreScope(Contents.SCHEMA_ONLY, null);

    /** Rows, positions of sequences and large objects, for tables that are there. */
    public static final RestoreScope DATA_ONLY = new RestoreScope(Contents.DATA_ONLY, null);

    /** Definitions, rows, or both. */
    public enum Contents {
        /** Definitions and rows. */
        EVERYTHING,
        /** Definitions without rows, positions of sequences and large objects. */
        SCHEMA_ONLY,
        /** Rows, positions of sequences and large objects, for tables that are there. */
        DATA_ONLY
    }

    /** The same under another schema name; {@code null} for the one that the objects come from. */
    public RestoreScope into(@Nullable String schema) {
        return new RestoreScope(contents, schema);
    }

    /** Whether an entry belongs to it. */
    public boolean takes(TocEntry entry) {
        boolean refresh = entry.kind().equals(EntryKind.MATERIALIZED_VIEW_DATA);
        EntryRole role = EntryRole.of(entry);
        return switch (contents) {
            case EVERYTHING -> true;
            case SCHEMA_ONLY -> !refresh && role == EntryRole.DEFINITION;
            case DATA_ONLY -> refresh || role == EntryRole.DATA;
        };
    }
}
