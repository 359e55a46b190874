package io.restorable.backup.archive.directory;

import static io.restorable.backup.archive.TocEntryBuilder.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.restorable.backup.archive.ArchiveHeader;
import io.restorable.backup.archive.ArchiveVersion;
import io.restorable.backup.archive.DamagedArchiveException;
import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.compression.Compression;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TocTests {

    private static final LocalDateTime CREATED = LocalDateTime.of(2026, 11, 21, 7, 47, 19);
    private static final TocEntry LATIN1 = entry(1, EntryKind.ENCODING, "ENCODING")
            .create("SET client_encoding = 'LATIN1';\n")
            .build();

    @ParameterizedTest
    @EnumSource
    void readsBackWhatItWrites(ArchiveVersion version) throws IOException {
        for (int seed = 0; seed < 300; seed++) {
            var contents = new RandomContents(version, new Random(seed)).make();

            assertThat(read(written(contents))).as("seed %d", seed).isEqualTo(contents);
        }
    }

    @Test
    void keepsTextInTheArchivesEncoding() throws IOException {
        var contents = new TableOfContents(
                header(ArchiveVersion.V1_16, "Bücher"),
                List.of(LATIN1, entry(2, "TABLE", "Bücher").build()));

        byte[] bytes = written(contents);

        assertThat(read(bytes)).isEqualTo(contents);
        assertThat(new String(bytes, StandardCharsets.ISO_8859_1).split("Bücher", -1))
                .hasSize(3);
    }

    @Test
    void refusesToWriteWhatTheEncodingLacks() {
        assertThatIllegalArgumentException()
                .isThrownBy(
                        () -> written(contents(LATIN1, entry(2, "TABLE", "€").build())));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> written(contents(entry(2, "TABLE", "a\0b").build())));
    }

    @Test
    void refusesTwoEntriesOfOneNumber() {
        var table = entry(2, "TABLE", "t").build();

        assertThatIllegalArgumentException().isThrownBy(() -> contents(table, table));
    }

    @ParameterizedTest
    @EnumSource
    void refusesEveryCutOffTable(ArchiveVersion version) throws IOException {
        byte[] bytes = written(smallContents(version));

        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);
            assertThatExceptionOfType(DamagedArchiveException.class)
                    .as("%d of %d bytes", length, bytes.length)
                    .isThrownBy(() -> read(cut));
        }
    }

    /** A damaged letter of a name cannot be noticed; but no damage is read as anything other than what is stored. */
    @ParameterizedTest
    @EnumSource
    void readsDamageAsItStandsOrRefusesIt(ArchiveVersion version) throws IOException {
        byte[] bytes = written(smallContents(version));

        for (int position = 0; position < bytes.length; position++) {
            for (int mask : new int[] {1, 2, 4, 8, 16, 32, 64, 128, 255}) {
                byte[] damaged = bytes.clone();
                damaged[position] ^= (byte) mask;
                assertThat(refusedOrRewritten(damaged))
                        .as("byte %d, changed by %d", position, mask)
                        .isTrue();
            }
        }
    }

    @Test
    void refusesBytesBehindTheLastEntry() throws IOException {
        byte[] bytes = written(smallContents(ArchiveVersion.V1_16));

        assertThatExceptionOfType(DamagedArchiveException.class)
                .isThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length + 1)))
                .withMessageStartingWith("The archive file toc.dat cannot be read: bytes follow the last entry")
                .withMessageEndingWith("or use another copy or an older backup.");
    }

    @Test
    void refusesNewerVersionsByTheirNumber() throws IOException {
        byte[] bytes = written(smallContents(ArchiveVersion.V1_16));
        bytes[6] = 17;

        assertThatExceptionOfType(DamagedArchiveException.class)
                .isThrownBy(() -> read(bytes))
                .withMessageContaining("its archive version is 1.17-0");
    }

    @Test
    void takesNoMoreMemoryThanThereAreBytesForAHugeClaim() throws IOException {
        byte[] bytes = written(contents());
        var claim = new ByteArrayOutputStream();
        claim.write(bytes, 0, bytes.length - 5);
        claim.write(new byte[] {0, -1, -1, -1, 0x7F});
        claim.write(new byte[] {0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, -1, 0x7F, '1'});

        assertThatExceptionOfType(DamagedArchiveException.class)
                .isThrownBy(() -> read(claim.toByteArray()))
                .withMessageContaining("it ends within a text");
    }

    @Test
    void refusesAHeaderThatItsVersionCannotSay() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        new ArchiveHeader(ArchiveVersion.V1_14, Compression.DEFAULT, CREATED, 0, "d", "15.4", "0.1"));
    }

    private static boolean refusedOrRewritten(byte[] damaged) throws IOException {
        try {
            return Arrays.equals(written(read(damaged)), damaged);
        } catch (DamagedArchiveException refused) {
            return true;
        }
    }

    private static TableOfContents read(byte[] bytes) throws IOException {
        return TocReader.read(new ByteArrayInputStream(bytes));
    }

    private static byte[] written(TableOfContents contents) throws IOException {
        var bytes = new ByteArrayOutputStream();
        TocWriter.write(contents, bytes);
        return bytes.toByteArray();
    }

    private static TableOfContents contents(TocEntry... entries) {
        return new TableOfContents(header(ArchiveVersion.V1_16, "shop"), List.of(entries));
    }

    private static TableOfContents smallContents(ArchiveVersion version) {
        var encoding = entry(9, EntryKind.ENCODING, "ENCODING")
                .create("SET client_encoding = 'UTF8';\n")
                .build();
        var table = entry(1, "TABLE", "ä")
                .schema("public")
                .owner("me")
                .tablespace("")
                .accessMethod("heap")
                .create("CREATE TABLE public.\"ä\" ();\n")
                .drop("DROP TABLE public.\"ä\";\n")
                .relationKind(version.atLeast(ArchiveVersion.V1_16) ? 'r' : 0)
                .build();
        var rows = entry(2, EntryKind.TABLE_DATA, "ä")
                .data()
                .copy("COPY public.\"ä\" FROM stdin;\n")
                .dependencies(1, 300)
                .build()
                .withFileName("2.dat");
        return new TableOfContents(header(version, "shop"), List.of(encoding, table, rows));
    }

    private static ArchiveHeader header(ArchiveVersion version, String database) {
        return new ArchiveHeader(version, Compression.NONE, CREATED, 0, database, "18.6", "18.6");
    }
}
