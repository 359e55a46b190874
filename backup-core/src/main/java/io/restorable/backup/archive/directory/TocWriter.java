package io.restorable.backup.archive.directory;

import io.restorable.backup.archive.ArchiveHeader;
import io.restorable.backup.archive.ArchiveVersion;
import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.TextEncoding;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.compression.Compression;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Writes {@code toc.dat} of a directory archive, byte for byte as pg_dump does. The header's version decides which fields
 * are stored; {@link io.restorable.backup.archive.ArchiveLayout} chooses it. Source: PostgreSQL 18,
 * src/bin/pg_dump/pg_backup_archiver.c, WriteHead and WriteToc; pg_backup_directory.c, _WriteExtraToc.
 */
public final class TocWriter {

    static final byte[] MAGIC = "PGDMP".getBytes(StandardCharsets.US_ASCII);
    static final int INTEGER_BYTES = 4;
    static final int OFFSET_BYTES = 8;
    /** The number of the tar format, with which directory archives share their table of contents. */
    static final int FORMAT = 3;

    static final int NOT_COMPRESSED = 0;
    static final int GZIP = 1;
    static final int LZ4 = 2;
    static final int ZSTD = 3;
    /** Stored in every entry since tables with oids are gone. */
    static final String WITHOUT_OIDS = "false";

    private final OutputStream output;
    private final CharsetEncoder encoder;

    private TocWriter(OutputStream output, Charset charset) {
        this.output = output;
        this.encoder = charset.newEncoder();
    }

    /**
     * Writes a table of contents and flushes {@code target}, which stays open. Texts are written in the encoding that the
     * ENCODING entry names.
     *
     * @throws IOException if writing fails
     * @throws IllegalArgumentException if a text cannot be stored: it holds a zero byte, or a character that the
     *     encoding lacks
     */
    public static void write(TableOfContents contents, OutputStream target) throws IOException {
        var buffered = new BufferedOutputStream(target);
        var charset = TextEncoding.of(contents.entries()).charset();
        new TocWriter(buffered, charset).writeContents(contents);
        buffered.flush();
    }

    private void writeContents(TableOfContents contents) throws IOException {
        var version = contents.header().version();
        writeHeader(contents.header());
        writeInt(contents.entries().size());
        for (var entry : contents.entries()) {
            writeEntry(entry, version);
        }
    }

    private void writeHeader(ArchiveHeader header) throws IOException {
        output.write(MAGIC);
        output.write(new byte[] {1, (byte) header.version().minor(), 0, INTEGER_BYTES, OFFSET_BYTES, FORMAT});
        writeCompression(header.version(), header.compression());
        var created = header.created();
        writeInt(created.getSecond());
        writeInt(created.getMinute());
        writeInt(created.getHour());
        writeInt(created.getDayOfMonth());
        writeInt(created.getMonthValue() - 1);
        writeInt(created.getYear() - 1900);
        writeInt(header.daylightSaving());
        writeText(header.database());
        writeText(header.serverVersion());
        writeText(header.dumperVersion());
    }

    private void writeCompression(ArchiveVersion version, Compression compression) throws IOException {
        if (version.atLeast(ArchiveVersion.V1_15)) {
            output.write(
                    switch (compression.codec()) {
                        case NONE -> NOT_COMPRESSED;
                        case GZIP -> GZIP;
                        case LZ4 -> LZ4;
                        case ZSTD -> ZSTD;
                    });
        } else {
            writeInt(compression.level());
        }
    }

    private void writeEntry(TocEntry entry, ArchiveVersion version) throws IOException {
        writeInt(entry.dumpId());
        writeInt(entry.hasData() ? 1 : 0);
        writeText(Long.toString(entry.catalogOid()));
        writeText(Long.toString(entry.oid()));
        writeText(entry.tag());
        writeText(entry.kind());
        writeInt(entry.section());
        writeText(entry.create());
        writeText(entry.drop());
        writeText(entry.copy());
        writeText(entry.schema());
        writeText(entry.tablespace());
        writeText(entry.accessMethod());
        if (version.atLeast(ArchiveVersion.V1_16)) {
            writeInt(entry.relationKind());
        }
        writeText(entry.owner());
        writeText(WITHOUT_OIDS);
        for (int dependency : entry.dependencies()) {
            writeText(Integer.toString(dependency));
        }
        writeText(null);
        writeText(entry.fileName());
    }

    private void writeInt(int value) throws IOException {
        output.write(value < 0 ? 1 : 0);
        int magnitude = Math.abs(value);
        for (int shift = 0; shift < Integer.SIZE; shift += Byte.SIZE) {
            output.write(magnitude >>> shift);
        }
    }

    private void writeText(@Nullable String text) throws IOException {
        if (text == null) {
            writeInt(-1);
            return;
        }
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("A text of the table of contents holds a zero byte.");
        }
        var encoded = encode(text);
        writeInt(encoded.remaining());
        output.write(encoded.array(), encoded.arrayOffset(), encoded.remaining());
    }

    private ByteBuffer encode(String text) {
        try {
            return encoder.encode(CharBuffer.wrap(text));
        } catch (CharacterCodingException lacking) {
            throw new IllegalArgumentException(
                    "A text of the table of contents cannot be written in " + encoder.charset(), lacking);
        }
    }
}
