package io.restorable.backup.dump;

import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.archive.directory.DataFileNames;
import io.restorable.backup.archive.directory.DataFileWriter;
import io.restorable.backup.archive.directory.RowsOutput;
import io.restorable.backup.compression.Compression;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.repository.BackupWriter;
import io.restorable.backup.repository.ObjectWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Writes the files of the archive as objects of the backup. Safe for use by many threads. */
final class ArchiveFiles {

    private static final long UNCOMPRESSED = -1;

    private final BackupWriter writer;
    private final Compression compression;

    ArchiveFiles(BackupWriter writer, Compression compression) {
        this.writer = writer;
        this.compression = compression;
    }

    /**
     * Writes the rows of one entry.
     *
     * @return the name of the object
     */
    String writeRows(TocEntry entry, RowsSource source) {
        String name =
                Objects.requireNonNull(entry.fileName()) + compression.codec().suffix();
        write(name, "the rows of table " + entry.schema() + "." + entry.tag(), files -> {
            try (RowsOutput output = files.openRows(entry)) {
                source.writeTo(output);
                output.finish();
                return output.plainBytes();
            }
        });
        return name;
    }

    /**
     * Writes one large object.
     *
     * @return its length
     */
    long writeLargeObject(long oid, BytesSource source) {
        String name = DataFileNames.ofLargeObject(oid) + compression.codec().suffix();
        return write(name, "large object " + oid, files -> {
            try (OutputStream output = files.openLargeObject(oid)) {
                return source.writeTo(output);
            }
        });
    }

    /** Writes a list of large objects. */
    void writeLargeObjectList(String name, List<Long> oids) {
        writePlain(name, name, files -> files.writeLargeObjectList(name, oids));
    }

    /** Writes an object that is no part of the archive proper: readers of archives pass over it. */
    void writeText(String name, String text) {
        try (ObjectWriter object = writer.open(name)) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            object.body().write(bytes);
            object.commit(bytes.length);
        } catch (IOException failure) {
            throw new DumpFailedException(name, failure);
        }
    }

    /** Writes the table of contents. */
    void writeTableOfContents(TableOfContents contents) {
        String name = DataFileNames.TABLE_OF_CONTENTS;
        writePlain(name, "the table of contents", files -> files.writeTableOfContents(contents));
    }

    /** What is never compressed is as long as it is stored. */
    private void writePlain(String name, String what, PlainContent content) {
        write(name, what, files -> {
            content.writeTo(files);
            return UNCOMPRESSED;
        });
    }

    private long write(String name, String what, Content content) {
        try (ObjectWriter object = writer.open(name)) {
            var counting = new CountingOutputStream(object.body());
            long plainBytes = content.writeTo(new DataFileWriter(file -> counting, compression));
            object.commit(plainBytes == UNCOMPRESSED ? counting.count() : plainBytes);
            return plainBytes;
        } catch (IOException failure) {
            if (failure.getCause() instanceof BackupException known) {
                throw known;
            }
            throw new DumpFailedException(what, failure);
        }
    }

    /** Writes rows. */
    interface RowsSource {
        void writeTo(RowsOutput output) throws IOException;
    }

    /** Writes bytes and tells how many. */
    interface BytesSource {
        long writeTo(OutputStream output) throws IOException;
    }

    private interface Content {
        long writeTo(DataFileWriter files) throws IOException;
    }

    private interface PlainContent {
        void writeTo(DataFileWriter files) throws IOException;
    }
}
