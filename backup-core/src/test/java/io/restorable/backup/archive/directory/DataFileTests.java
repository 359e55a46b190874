package io.restorable.backup.archive.directory;

import static io.restorable.backup.archive.TocEntryBuilder.entry;
import static io.restorable.backup.archive.TocEntryBuilder.tableData;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;

import io.restorable.backup.archive.ArchiveHeader;
import io.restorable.backup.archive.DamagedArchiveException;
import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.compression.Codec;
import io.restorable.backup.compression.Compression;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class DataFileTests {

    private static final TocEntry ROWS = tableData(7, "t", 1).build();
    private static final TocEntry OBJECTS = entry(3, EntryKind.BLOB_METADATA, "5..6")
            .section(3)
            .create("5\n6\n")
            .build();
    private static final TocEntry BYTES =
            entry(4, EntryKind.BLOBS, "5..6").data().dependencies(3).build();

    private final InMemoryArchive files = new InMemoryArchive();

    @ParameterizedTest
    @EnumSource(names = "LZ4", mode = EnumSource.Mode.EXCLUDE)
    void givesRowsBackWithoutTheEndMarker(Codec codec) throws IOException {
        var contents = contents(codec, ROWS);

        for (var rows : List.of("", "1\n", "\\N\n", "\\\\.\n", "1\ta\\nb\n".repeat(50_000))) {
            write(contents, rows);

            assertThat(files.names()).containsExactly("7.dat" + codec.suffix());
            assertThat(readRows(contents)).isEqualTo(rows);
        }
    }

    @Test
    void endsRowsAsPgDumpDoes() throws IOException {
        write(contents(Codec.NONE, ROWS), "1\n");

        assertThat(files.text("7.dat")).isEqualTo("1\n\\.\n\n\n");
    }

    @Test
    void refusesRowsThatWereNotFinished() throws IOException {
        var contents = contents(Codec.ZSTD, ROWS);
        try (var rows = writer(contents).openRows(first(contents))) {
            rows.write("1\n2\n".getBytes(StandardCharsets.UTF_8));
        }

        assertThatIOException().isThrownBy(() -> readRows(contents)).withMessageContaining("end marker");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1\n",
                "1\n\\.",
                "1\n\\.\n",
                "1\n\\.\n\n",
                "1\\.\n\n\n",
                "1\n\\.\n\n\n\n",
                "1\n\\.\n2\n\\.\n\n\n",
                "\\.\n\\.\n\n\n",
                "1\n\\.\n\n\n1\n\\.\n\n\n"
            })
    void refusesRowsWithoutExactlyOneEndMarkerAtTheEnd(String stored) {
        var contents = contents(Codec.NONE, ROWS);
        files.put("7.dat", stored);

        assertThatIOException().isThrownBy(() -> readRows(contents));
    }

    @Test
    void refusesEveryCutOffFile() throws IOException {
        for (var codec : List.of(Codec.NONE, Codec.GZIP, Codec.ZSTD)) {
            var contents = contents(codec, ROWS);
            write(contents, "1\n2\n3\n".repeat(10));
            String name = "7.dat" + codec.suffix();
            byte[] stored = files.bytes(name);
            for (int length = 0; length < stored.length; length++) {
                files.put(name, Arrays.copyOf(stored, length));
                assertThatIOException().as("%s, %d bytes", codec, length).isThrownBy(() -> readRows(contents));
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"NONE", "ZSTD"})
    void givesLargeObjectsBack(Codec codec) throws IOException {
        var contents = contents(codec, OBJECTS, BYTES);
        writeObjects(contents);

        assertThat(files.text("blobs_4.toc")).isEqualTo("5 blob_5.dat\n6 blob_6.dat\n");
        assertThat(files.names()).contains("blob_5.dat" + codec.suffix(), "blob_6.dat" + codec.suffix());
        assertThat(readObjects(contents)).containsExactly("5=abc", "6=");
    }

    @Test
    void givesLargeObjectsBackFromTheOlderForm() throws IOException {
        var contents = contents(Codec.GZIP, OBJECTS, BYTES);
        writeObjects(contents);

        assertThat(files.text("blobs.toc")).isEqualTo("5 blob_5.dat\n6 blob_6.dat\n");
        assertThat(readObjects(contents)).containsExactly("5=abc", "6=");
    }

    /** pg_dump leaves them so where it compresses with LZ4 or zstd. */
    @Test
    void takesAFileWithoutAByteForAnEmptyLargeObject() throws IOException {
        var contents = contents(Codec.ZSTD, OBJECTS, BYTES);
        writeObjects(contents);
        files.put("blob_6.dat.zst", new byte[0]);

        assertThat(readObjects(contents)).containsExactly("5=abc", "6=");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5 blob_5.dat\n",
                "5 blob_5.dat\n6 blob_6.dat",
                "5 blob_5.dat\n6 blob_6.dat\n7 blob_7.dat\n",
                "5 blob_5.dat\n6 blob_5.dat\n",
                "5 blob_5.dat\n5 blob_5.dat\n",
                "5 blob_5.dat\n6 ../../etc/passwd\n",
                "5 blob_5.dat\n6\n",
                "5 blob_5.dat\n\n6 blob_6.dat\n"
            })
    void refusesListsThatDoNotNameTheLargeObjectsOfTheArchive(String list) throws IOException {
        var contents = contents(Codec.ZSTD, OBJECTS, BYTES);
        writeObjects(contents);
        files.put("blobs_4.toc", list);

        assertThatExceptionOfType(DamagedArchiveException.class)
                .isThrownBy(() -> readObjects(contents))
                .withMessageContaining("blobs_4.toc");
    }

    @Test
    void refusesAListWithoutAnEnd() {
        var zeros = new ByteArrayInputStream(new byte[10_000_000]);

        assertThatExceptionOfType(DamagedArchiveException.class)
                .isThrownBy(() -> LargeObjectListFile.read("blobs.toc", zeros));
        assertThat(zeros.available()).isGreaterThan(9_000_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "../7.dat", "/etc/passwd", "7.dat/../x", "toc.dat", "7.dat.zst", "blob_5.dat"})
    void refusesToReadFilesThatPgDumpNeverWrites(String fileName) {
        var header = contents(Codec.NONE, ROWS).header();
        var contents = new TableOfContents(header, List.of(ROWS.withFileName(fileName)));

        assertThatExceptionOfType(DamagedArchiveException.class).isThrownBy(() -> readRows(contents));
    }

    private void write(TableOfContents contents, String rows) throws IOException {
        try (var output = writer(contents).openRows(first(contents))) {
            output.write(rows.getBytes(StandardCharsets.UTF_8));
            output.finish();
        }
    }

    private String readRows(TableOfContents contents) throws IOException {
        try (var rows = new DataFileReader(files.source(), contents).openRows(first(contents))) {
            return new String(rows.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private void writeObjects(TableOfContents contents) throws IOException {
        var writer = writer(contents);
        var lists = LargeObjectLists.of(contents.header().version(), contents.entries());
        for (var list : lists.entrySet()) {
            writer.writeLargeObjectList(list.getKey(), list.getValue());
        }
        try (var object = writer.openLargeObject(5)) {
            object.write("abc".getBytes(StandardCharsets.UTF_8));
        }
        writer.openLargeObject(6).close();
    }

    private List<String> readObjects(TableOfContents contents) throws IOException {
        var found = new ArrayList<String>();
        var reader = new DataFileReader(files.source(), contents);
        for (var entry : contents.entries()) {
            if (entry.kind().equals(EntryKind.BLOBS)) {
                reader.forEachLargeObject(
                        entry,
                        (oid, bytes) ->
                                found.add(oid + "=" + new String(bytes.readAllBytes(), StandardCharsets.UTF_8)));
            }
        }
        return found;
    }

    private DataFileWriter writer(TableOfContents contents) {
        return new DataFileWriter(files.sink(), contents.header().compression());
    }

    private static TocEntry first(TableOfContents contents) {
        return contents.entries().get(0);
    }

    private static TableOfContents contents(Codec codec, TocEntry... entries) {
        var compression = Compression.of(codec);
        var layout = ArchiveLayout.of(List.of(entries), compression);
        var created = LocalDateTime.of(2026, 11, 21, 0, 0);
        return new TableOfContents(
                new ArchiveHeader(layout.version(), compression, created, 0, "d", "18.6", "0.1"), layout.entries());
    }
}
