package io.restorable.backup.archive.directory;

import io.restorable.backup.archive.ArchiveHeader;
import io.restorable.backup.archive.ArchiveVersion;
import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.TextEncoding;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.compression.Codec;
import io.restorable.backup.compression.Compression;
import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads {@code toc.dat} of a directory archive, of every version that pg_dump 14 to 18 write. Strict: what it accepts,
 * {@link TocWriter} writes back to the same bytes. Source: PostgreSQL 18, src/bin/pg_dump/pg_backup_archiver.c, ReadHead
 * and ReadToc; pg_backup_directory.c, _ReadExtraToc.
 */
public final class TocReader {

    private static final int MOST_YEARS_SINCE_1900 = 8099;

    private final TocInput input;

    private TocReader(InputStream source) {
        this.input = new TocInput(source);
    }

    /**
     * Reads a table of contents to the end of the stream, which stays open.
     *
     * @throws io.restorable.backup.archive.DamagedArchiveException if the bytes are not what pg_dump writes, wherever and
     *     however they differ
     * @throws IOException if reading fails
     */
    public static TableOfContents read(InputStream source) throws IOException {
        return new TocReader(source).readContents();
    }

    private TableOfContents readContents() throws IOException {
        var version = readVersion();
        var compression = readCompression(version);
        int second = input.readInt("the second of creation", 0, 59);
        int minute = input.readInt("the minute of creation", 0, 59);
        int hour = input.readInt("the hour of creation", 0, 23);
        int day = input.readInt("the day of creation", 1, 31);
        int month = 1 + input.readInt("the month of creation", 0, 11);
        int year = 1900 + input.readInt("the year of creation", 0, MOST_YEARS_SINCE_1900);
        var created =
                dateTime(year, month, day).withHour(hour).withMinute(minute).withSecond(second);
        int daylightSaving = input.readInt("the summer time flag", -1, 1);
        byte @Nullable [] database = input.readBytes();
        byte @Nullable [] serverVersion = input.readBytes();
        byte @Nullable [] dumperVersion = input.readBytes();
        var entries = readEntries(version);
        input.expectEnd();
        return new TableOfContents(
                new ArchiveHeader(
                        version,
                        compression,
                        created,
                        daylightSaving,
                        input.decode(database),
                        input.decode(serverVersion),
                        input.decode(dumperVersion)),
                entries);
    }

    private ArchiveVersion readVersion() throws IOException {
        for (byte expected : TocWriter.MAGIC) {
            if (input.readByte() != expected) {
                throw input.damaged("it does not begin with PGDMP");
            }
        }
        int major = input.readByte();
        int minor = input.readByte();
        int revision = input.readByte();
        var version = Arrays.stream(ArchiveVersion.values())
                .filter(known -> major == 1 && minor == known.minor() && revision == 0)
                .findFirst()
                .orElseThrow(() -> input.damaged("its archive version is " + major + "." + minor + "-" + revision
                        + "; this program reads 1.14-0, 1.15-0 and 1.16-0, which pg_dump 14 to 18 write"));
        expectByte("the size of its numbers", TocWriter.INTEGER_BYTES);
        expectByte("the size of its file positions", TocWriter.OFFSET_BYTES);
        expectByte("its format", TocWriter.FORMAT);
        return version;
    }

    private void expectByte(String what, int expected) throws IOException {
        int found = input.readByte();
        if (found != expected) {
            throw input.damaged(what + " is " + found + ", not " + expected);
        }
    }

    private Compression readCompression(ArchiveVersion version) throws IOException {
        if (version.atLeast(ArchiveVersion.V1_15)) {
            return switch (input.readByte()) {
                case TocWriter.NOT_COMPRESSED -> Compression.NONE;
                case TocWriter.GZIP -> Compression.of(Codec.GZIP);
                case TocWriter.LZ4 -> Compression.of(Codec.LZ4);
                case TocWriter.ZSTD -> Compression.of(Codec.ZSTD);
                default -> throw input.damaged("its compression is unknown");
            };
        }
        int level = input.readInt("its compression level", -1, 9);
        return level == 0 ? Compression.NONE : new Compression(Codec.GZIP, level);
    }

    private LocalDateTime dateTime(int year, int month, int day) {
        try {
            return LocalDateTime.of(year, month, day, 0, 0);
        } catch (DateTimeException impossible) {
            throw input.damaged("its time of creation is impossible", impossible);
        }
    }

    private List<TocEntry> readEntries(ArchiveVersion version) throws IOException {
        int count = input.readInt("the number of entries", 0, Integer.MAX_VALUE);
        var entries = new ArrayList<TocEntry>();
        Set<Integer> ids = new HashSet<>();
        while (entries.size() < count) {
            var entry = readEntry(version);
            if (!ids.add(entry.dumpId())) {
                throw input.damaged("two entries have the number " + entry.dumpId());
            }
            if (entries.isEmpty() && entry.kind().equals(EntryKind.ENCODING)) {
                input.useCharset(TextEncoding.of(entry).charset());
            }
            entries.add(entry);
        }
        return entries;
    }

    private TocEntry readEntry(ArchiveVersion version) throws IOException {
        int dumpId = input.readInt("an entry's number", 1, Integer.MAX_VALUE);
        boolean hasData = input.readInt("an entry's data flag", 0, 1) == 1;
        long catalogOid = readOid();
        long oid = readOid();
        String tag = input.readRequiredText("an entry's name");
        String kind = input.readRequiredText("an entry's kind");
        int section = input.readInt("an entry's section", 1, 4);
        String create = input.readText();
        String drop = input.readText();
        String copy = input.readText();
        String schema = input.readText();
        String tablespace = input.readText();
        String accessMethod = input.readText();
        int relationKind =
                version.atLeast(ArchiveVersion.V1_16) ? input.readInt("an entry's relation kind", 0, 127) : 0;
        String owner = input.readText();
        if (!TocWriter.WITHOUT_OIDS.equals(input.readText())) {
            throw input.damaged("an entry asks for a table with oids");
        }
        return new TocEntry(
                dumpId,
                hasData,
                catalogOid,
                oid,
                tag,
                kind,
                section,
                create,
                drop,
                copy,
                schema,
                tablespace,
                accessMethod,
                relationKind,
                owner,
                readDependencies(),
                input.readText());
    }

    private long readOid() throws IOException {
        String text = input.readRequiredText("an object identifier");
        if (!text.matches("0|[1-9][0-9]{0,9}") || Long.parseLong(text) > 0xFFFF_FFFFL) {
            throw input.damaged("an object identifier is malformed");
        }
        return Long.parseLong(text);
    }

    private List<Integer> readDependencies() throws IOException {
        var dependencies = new ArrayList<Integer>();
        for (String text = input.readText(); text != null; text = input.readText()) {
            if (!text.matches("[1-9][0-9]{0,9}") || Long.parseLong(text) > Integer.MAX_VALUE) {
                throw input.damaged("a dependency is malformed");
            }
            dependencies.add(Integer.valueOf(text));
        }
        return dependencies;
    }
}
