package io.restorable.backup.manifest;

import io.restorable.backup.pg.Lsn;

/**
 * What was backed up, and how.
 *
 * @param kind what sort of copy it is
 * @param scope how much of the database it holds
 * @param database where it came from
 * @param snapshotLsn the position of the write-ahead log that its rows stand for
 * @param archive how the archive is written
 */
public record BackupFacts(
        Kind kind, BackupScope scope, SourceDatabase database, Lsn snapshotLsn, ArchiveFacts archive) {

    /** What sort of copy a backup is. */
    public enum Kind {
        /** Definitions and rows, as pg_dump writes them. */
        LOGICAL
    }
}
