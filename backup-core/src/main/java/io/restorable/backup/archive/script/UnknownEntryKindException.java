package io.restorable.backup.archive.script;

import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.error.BackupException;

/** An entry is of a kind that this program does not know how to give its owner. */
public final class UnknownEntryKindException extends BackupException {

    private static final long serialVersionUID = 1L;

    private final String kind;

    UnknownEntryKindException(TocEntry entry) {
        super(
                "The archive's entry " + entry.dumpId() + " (" + entry.kind() + " " + entry.tag()
                        + ") is of a kind whose owner this program cannot set.",
                "Restore without owners, leave the entry out, or use the pg_restore of the version that made the archive.",
                null);
        this.kind = entry.kind();
    }

    /** The kind that is not known. */
    public String kind() {
        return kind;
    }
}
