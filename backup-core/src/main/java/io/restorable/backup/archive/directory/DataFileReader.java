package io.restorable.backup.archive.directory;

import io.restorable.backup.archive.ArchiveSource;
import io.restorable.backup.archive.ArchiveVersion;
import io.restorable.backup.archive.DamagedArchiveException;
import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.compression.Codec;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.List;
import java.util.Map;

/**
 * Reads the files of a directory archive, from beginning to end only. Any number of files may be read at the same time;
 * each stream belongs to one thread. Source: PostgreSQL 18, src/bin/pg_dump/pg_backup_directory.c.
 */
public final class DataFileReader {

    private final ArchiveSource source;
    private final ArchiveVersion version;
    private final Codec codec;
    private final Map<String, List<Long>> largeObjects;

    /**
     * @param source where the files come from
     * @param contents the archive's table of contents
     */
    public DataFileReader(ArchiveSource source, TableOfContents contents) {
        this.source = source;
        this.version = contents.header().version();
        this.codec = contents.header().compression().codec();
        this.largeObjects = LargeObjectLists.of(version, contents.entries());
    }

    /**
     * Reads {@code toc.dat}.
     *
     * @throws DamagedArchiveException if it is not what pg_dump writes
     */
    public static TableOfContents readTableOfContents(ArchiveSource source) throws IOException {
        try (var contents = source.open(DataFileNames.TABLE_OF_CONTENTS)) {
            return TocReader.read(contents);
        }
    }

    /**
     * Opens the rows of a data entry that has a COPY statement: what COPY FROM STDIN takes, without the end marker. A
     * file that is cut off, or goes on after the marker, raises an {@link IOException} while it is read.
     */
    public InputStream openRows(TocEntry entry) throws IOException {
        return new RowsInput(openStatements(entry));
    }

    /** Opens the data file of an entry without a COPY statement, as {@code pg_dump --inserts} writes it: SQL text. */
    public InputStream openStatements(TocEntry entry) throws IOException {
        return codec.decompress(openCompressed(DataFileNames.toRead(entry, version)));
    }

    private InputStream openCompressed(String fileName) throws IOException {
        return source.open(fileName + codec.suffix());
    }

    /**
     * Walks through the large objects of a BLOBS entry, in the archive's order.
     *
     * @throws DamagedArchiveException before the first visit, if the list does not name exactly the large objects that
     *     the table of contents has
     */
    public void forEachLargeObject(TocEntry entry, LargeObjectVisitor visitor) throws IOException {
        String listName = DataFileNames.toRead(entry, version);
        List<Long> listed;
        try (var list = source.open(listName)) {
            listed = LargeObjectListFile.read(listName, list);
        }
        var expected = largeObjects.getOrDefault(listName, List.of());
        if (!listed.stream().sorted().toList().equals(expected.stream().sorted().toList())) {
            throw new DamagedArchiveException(
                    listName,
                    "it lists " + listed.size() + " large objects, which are not the " + expected.size()
                            + " that toc.dat has");
        }
        for (long oid : listed) {
            try (var bytes = openLargeObject(oid)) {
                visitor.visit(oid, bytes);
            }
        }
    }

    /** pg_dump leaves the file of an empty large object without a byte where LZ4 or zstd would put an empty frame. */
    private InputStream openLargeObject(long oid) throws IOException {
        var stored = new PushbackInputStream(openCompressed(DataFileNames.ofLargeObject(oid)));
        int first = stored.read();
        if (first < 0) {
            return stored;
        }
        stored.unread(first);
        return codec.decompress(stored);
    }
}
