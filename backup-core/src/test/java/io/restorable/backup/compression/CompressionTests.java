package io.restorable.backup.compression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorOutputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTests {

    private static final byte[] TEXT = "1\tone\tÄrger\n2\ttwo\t\\N\n".repeat(20).getBytes(StandardCharsets.UTF_8);

    /** All checksums, and blocks that refer to the ones before, as pg_dump's do. */
    private static final FramedLZ4CompressorOutputStream.Parameters LZ4_WITH_EVERYTHING =
            new FramedLZ4CompressorOutputStream.Parameters(
                    FramedLZ4CompressorOutputStream.BlockSize.K64,
                    true,
                    true,
                    true,
                    BlockLZ4CompressorOutputStream.createParameterBuilder()
                            .tunedForSpeed()
                            .build());

    @ParameterizedTest
    @CsvSource({
        "zstd, ZSTD, 1, zstd:1",
        "zstd:3, ZSTD, 3, zstd:3",
        "zstd:22, ZSTD, 22, zstd:22",
        "gzip, GZIP, 6, gzip:6",
        "gzip:9, GZIP, 9, gzip:9",
        "none, NONE, 0, none"
    })
    void parsesCodecAndLevel(String text, Codec codec, int level, String printed) {
        var compression = Compression.parse(text);

        assertThat(compression).isEqualTo(new Compression(codec, level)).hasToString(printed);
        assertThat(Compression.parse(printed)).isEqualTo(compression);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lz4",
                "lz4:1",
                "brotli",
                "ZSTD",
                "zstd:",
                "zstd:0",
                "zstd:23",
                "zstd:-1",
                "zstd:+1",
                "zstd:x",
                "zstd:1:2",
                "zstd: 1",
                "gzip:0",
                "gzip:10",
                "gzip:99999999999",
                "none:0",
                "none:1",
                " none"
            })
    void refusesToParseAnythingElse(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Compression.parse(text))
                .withMessage("'" + text + "' is no compression; use zstd, zstd:1 to zstd:22, gzip, gzip:1 to gzip:9,"
                        + " or none.");
    }

    @Test
    void refusesToWriteLz4() {
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> Compression.of(Codec.LZ4).compress(new ByteArrayOutputStream()))
                .withMessageContaining("zstd");
    }

    @ParameterizedTest
    @EnumSource
    void bringsEveryByteBack(Codec codec) throws IOException {
        // The LZ4 writer of Commons Compress takes long for 3 MB.
        int largest = codec == Codec.LZ4 ? 70_000 : 3_000_000;
        for (int size : new int[] {0, 1, 100, 65_535, 65_536, 65_537, largest}) {
            byte[] plain = sample(size);

            assertThat(plainBytes(codec, new ByteArrayInputStream(compressed(codec, plain))))
                    .as("%d bytes", size)
                    .isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesFilesAsPgDumpDoes(Codec codec) {
        assertThat(codec.suffix())
                .isEqualTo(
                        switch (codec) {
                            case NONE -> "";
                            case GZIP -> ".gz";
                            case LZ4 -> ".lz4";
                            case ZSTD -> ".zst";
                        });
        assertThat(Codec.named(codec.word())).contains(codec);
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void readsSeveralMembersOneAfterTheOther(Codec codec) throws IOException {
        byte[] stored = concatenated(compressed(codec, TEXT), compressed(codec, new byte[0]), compressed(codec, TEXT));

        assertThat(plainBytes(codec, new Trickle(stored))).isEqualTo(concatenated(TEXT, TEXT));
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void refusesInputThatEndsTooEarly(Codec codec) throws IOException {
        byte[] stored = compressed(codec, TEXT);
        byte[] twice = concatenated(stored, stored);

        for (int length = 0; length < stored.length; length++) {
            var cut = Arrays.copyOf(stored, length);
            assertThatIOException()
                    .as("%d of %d bytes", length, stored.length)
                    .isThrownBy(() -> plainBytes(codec, new ByteArrayInputStream(cut)));
        }
        for (int length = stored.length + 1; length < twice.length; length++) {
            var cut = Arrays.copyOf(twice, length);
            assertThatIOException()
                    .as("%d of %d bytes", length, twice.length)
                    .isThrownBy(() -> plainBytes(codec, new ByteArrayInputStream(cut)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void noticesEveryFlippedBit(Codec codec) throws IOException {
        byte[] stored = compressed(codec, TEXT);

        for (int bit = 0; bit < stored.length * Byte.SIZE; bit++) {
            byte[] damaged = stored.clone();
            damaged[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
            assertThat(sameOrRefused(codec, damaged)).as("bit %d", bit).isTrue();
        }
    }

    @ParameterizedTest
    @EnumSource(names = "NONE", mode = EnumSource.Mode.EXCLUDE)
    void refusesAnythingAfterTheLastMember(Codec codec) throws IOException {
        byte[] stored = concatenated(compressed(codec, TEXT), "rubbish".getBytes(StandardCharsets.UTF_8));

        assertThatIOException().isThrownBy(() -> plainBytes(codec, new ByteArrayInputStream(stored)));
    }

    @Test
    void skipsLz4FramesOfOtherMaking() throws IOException {
        byte[] skippable = {0x5A, 0x2A, 0x4D, 0x18, 3, 0, 0, 0, 'a', 'b', 'c'};
        byte[] stored = concatenated(skippable, compressed(Codec.LZ4, TEXT), skippable);

        assertThat(plainBytes(Codec.LZ4, new Trickle(stored))).isEqualTo(TEXT);
    }

    @Test
    void closesWhatItReadsFrom() throws IOException {
        for (var codec : Codec.values()) {
            var closed = Stream.<Boolean>builder();
            var source = new FilterInputStream(new ByteArrayInputStream(compressed(codec, TEXT))) {
                @Override
                public void close() throws IOException {
                    closed.add(true);
                    super.close();
                }
            };
            codec.decompress(source).close();

            assertThat(closed.build()).as(codec.word()).isNotEmpty();
        }
    }

    private static boolean sameOrRefused(Codec codec, byte[] stored) {
        try {
            return Arrays.equals(plainBytes(codec, new ByteArrayInputStream(stored)), TEXT);
        } catch (IOException refused) {
            return true;
        }
    }

    private static byte[] plainBytes(Codec codec, InputStream stored) throws IOException {
        try (var plain = codec.decompress(stored)) {
            return plain.readAllBytes();
        }
    }

    private static byte[] compressed(Codec codec, byte[] plain) throws IOException {
        var stored = new ByteArrayOutputStream();
        try (var stream = codec == Codec.LZ4
                ? new FramedLZ4CompressorOutputStream(stored, LZ4_WITH_EVERYTHING)
                : Compression.of(codec).compress(stored)) {
            stream.write(plain);
        }
        return stored.toByteArray();
    }

    private static byte[] sample(int size) {
        var random = new Random(size);
        var rows = new StringBuilder();
        while (rows.length() < size) {
            rows.append(random.nextInt(100_000)).append("\tsome text\t\\N\n");
        }
        return Arrays.copyOf(rows.toString().getBytes(StandardCharsets.UTF_8), size);
    }

    private static byte[] concatenated(byte[]... parts) {
        var whole = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            whole.writeBytes(part);
        }
        return whole.toByteArray();
    }

    /** Gives one byte at a time and never says that more are at hand, as a slow connection does. */
    private static final class Trickle extends FilterInputStream {

        Trickle(byte[] bytes) {
            super(new ByteArrayInputStream(bytes));
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            return super.read(target, offset, Math.min(1, length));
        }

        @Override
        public int available() {
            return 0;
        }
    }
}
