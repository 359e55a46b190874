package io.restorable.backup.archive.directory;

import io.restorable.backup.archive.ArchiveSink;
import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.compression.Compression;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Objects;

/**
 * Writes the files of a directory archive. Any number of files may be written at the same time; each stream belongs to
 * one thread. Source: PostgreSQL 18, src/bin/pg_dump/pg_backup_directory.c.
 *
 * @param sink where the files go
 * @param compression how data files are compressed
 */
public record DataFileWriter(ArchiveSink sink, Compression compression) {

    /**
     * Opens the data file of a TABLE DATA entry.
     *
     * @param entry an entry of an {@link ArchiveLayout}
     */
    public RowsOutput openRows(TocEntry entry) throws IOException {
        String fileName = Objects.requireNonNull(entry.fileName(), "entry without a file name");
        return new RowsOutput(openCompressed(fileName));
    }

    /** Opens the file for a large object's bytes. */
    public OutputStream openLargeObject(long oid) throws IOException {
        return openCompressed(DataFileNames.ofLargeObject(oid));
    }

    private OutputStream openCompressed(String fileName) throws IOException {
        return compression.compress(sink.open(fileName + compression.codec().suffix()));
    }

    /**
     * Writes a list of large objects, which is never compressed.
     *
     * @param fileName the list's name, as {@link ArchiveLayout#largeObjectLists} gives it
     */
    public void writeLargeObjectList(String fileName, List<Long> oids) throws IOException {
        try (var list = sink.open(fileName)) {
            LargeObjectListFile.write(oids, list);
        }
    }

    /** Writes {@code toc.dat}, which is never compressed. */
    public void writeTableOfContents(TableOfContents contents) throws IOException {
        try (var target = sink.open(DataFileNames.TABLE_OF_CONTENTS)) {
            TocWriter.write(contents, target);
        }
    }
}
