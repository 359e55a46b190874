package io.restorable.backup.archive.directory;

import io.restorable.backup.archive.ArchiveVersion;
import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.compression.Codec;
import io.restorable.backup.compression.Compression;
import java.util.List;
import java.util.Map;

/**
 * The form in which entries are stored: the lowest archive version that carries them, and the names of their data files.
 *
 * <p>zstd takes version 1.15 (pg_restore 16 and newer), gzip and no compression 1.14 (pg_restore 12 and newer). Large
 * objects in groups, and partitioned tables with an access method of their own, exist from 1.16 only (pg_restore 17 and
 * newer). Archives with gzip are the ones that old programs read, so there both are written in their older form instead:
 * one entry for each large object, and an ALTER TABLE for the access method. Source: PostgreSQL 18,
 * src/bin/pg_dump/pg_backup_archiver.h and pg_backup_directory.c; pg_restore 15 run on the results.
 *
 * @param version the archive version
 * @param entries the entries as stored, with their data file names
 */
public record ArchiveLayout(ArchiveVersion version, List<TocEntry> entries) {

    /** pg_class.relkind of a partitioned table. */
    private static final int PARTITIONED_TABLE = 'p';

    public ArchiveLayout {
        entries = List.copyOf(entries);
    }

    /**
     * Chooses the form.
     *
     * @param entries the entries as pg_dump 18 makes them; their file names are not looked at
     * @param compression how the data files will be compressed
     */
    public static ArchiveLayout of(List<TocEntry> entries, Compression compression) {
        var stored = compression.codec() == Codec.GZIP ? OlderForm.of(entries) : entries;
        var version = lowestVersion(stored, compression);
        return new ArchiveLayout(
                version,
                stored.stream()
                        .map(entry -> entry.withFileName(DataFileNames.toWrite(entry, version)))
                        .toList());
    }

    private static ArchiveVersion lowestVersion(List<TocEntry> entries, Compression compression) {
        if (entries.stream().anyMatch(ArchiveLayout::needsNewestVersion)) {
            return ArchiveVersion.V1_16;
        }
        return switch (compression.codec()) {
            case NONE, GZIP -> ArchiveVersion.V1_14;
            case LZ4, ZSTD -> ArchiveVersion.V1_15;
        };
    }

    private static boolean needsNewestVersion(TocEntry entry) {
        return entry.kind().equals(EntryKind.BLOB_METADATA) || hasPartitionAccessMethod(entry);
    }

    static boolean hasPartitionAccessMethod(TocEntry entry) {
        return entry.relationKind() == PARTITIONED_TABLE && entry.accessMethod() != null;
    }

    /**
     * Returns which large objects each list of them names, by the name of the list's file. Every object's bytes lie in a
     * file of their own.
     */
    public Map<String, List<Long>> largeObjectLists() {
        return LargeObjectLists.of(version, entries);
    }
}
