package io.restorable.backup.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.restorable.backup.compression.Codec;
import io.restorable.backup.compression.Compression;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every {@link Compression} must do: what was compressed comes back, and what is damaged never looks like a shorter
 * file. A compression proves itself by a test class that extends this one.
 */
public abstract class CompressionContract {

    private static final int SOME = 100_000;

    /** The compression under test. */
    protected abstract Compression compression();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_535, 65_536, 65_537, 3_000_000})
    final void givesBackWhatItWasGiven(int length) throws IOException {
        byte[] plain = random(length);

        assertThat(decompress(compress(plain))).isEqualTo(plain);
    }

    @Test
    final void makesRowsSmaller() throws IOException {
        assumeCompresses();
        byte[] rows =
                "17\tanna\t2026-11-21 02:00:00\tt\n".repeat(1_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);

        assertThat(compress(rows)).hasSizeLessThan(rows.length / 10);
    }

    @Test
    final void readsSeveralStreamsOneAfterTheOther() throws IOException {
        var both = new ByteArrayOutputStream();
        both.write(compress(random(SOME)));
        both.write(compress(random(SOME)));

        assertThat(decompress(both.toByteArray())).hasSize(2 * SOME);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.9, 1})
    final void refusesAStreamThatWasCutOff(double part) throws IOException {
        assumeCompresses();
        byte[] whole = compress(random(SOME));
        byte[] cut = Arrays.copyOf(whole, (int) Math.min(whole.length - 1, whole.length * part));

        assertThatIOException().isThrownBy(() -> decompress(cut));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.2, 0.5, 0.8})
    final void refusesAStreamThatWasChanged(double part) throws IOException {
        assumeCompresses();
        byte[] changed = compress(random(SOME));
        changed[(int) (changed.length * part)] ^= 0x10;

        assertThatIOException().isThrownBy(() -> decompress(changed));
    }

    @Test
    final void refusesBytesAfterTheEnd() throws IOException {
        assumeCompresses();
        var longer = new ByteArrayOutputStream();
        longer.write(compress(random(SOME)));
        longer.write("more".getBytes(java.nio.charset.StandardCharsets.US_ASCII));

        assertThatIOException().isThrownBy(() -> decompress(longer.toByteArray()));
    }

    @Test
    final void closesWhatItWritesToAndReadsFrom() throws IOException {
        var closed = new AtomicInteger();
        var target = new ByteArrayOutputStream() {
            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        compression().compress(target).close();
        assertThat(closed).hasPositiveValue();

        closed.set(0);
        var source = new ByteArrayInputStream(compress(random(1))) {
            @Override
            public void close() {
                closed.incrementAndGet();
            }
        };
        codec().decompress(source).close();
        assertThat(closed).hasPositiveValue();
    }

    @Test
    final void isReadBackFromItsText() {
        assertThat(Compression.parse(compression().toString())).isEqualTo(compression());
    }

    private Codec codec() {
        return compression().codec();
    }

    private void assumeCompresses() {
        assumeTrue(codec() != Codec.NONE, "bytes as they are have no form that could be wrong");
    }

    private byte[] compress(byte[] plain) throws IOException {
        var target = new ByteArrayOutputStream();
        try (OutputStream compressed = compression().compress(target)) {
            compressed.write(plain);
        }
        return target.toByteArray();
    }

    private byte[] decompress(byte[] compressed) throws IOException {
        try (InputStream plain = codec().decompress(new ByteArrayInputStream(compressed))) {
            return plain.readAllBytes();
        }
    }

    private static byte[] random(int length) throws IOException {
        try (InputStream source = new RandomInput(length)) {
            return source.readAllBytes();
        }
    }
}
