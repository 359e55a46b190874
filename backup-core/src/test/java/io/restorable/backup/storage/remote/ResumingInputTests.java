package io.restorable.backup.storage.remote;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.restorable.backup.error.StorageException;
import io.restorable.backup.storage.ObjectKey;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResumingInputTests {

    private static final byte[] CONTENT = "0123456789abcdefghij".getBytes(StandardCharsets.US_ASCII);

    private final List<Long> opened = new ArrayList<>();

    @Test
    void goesOnWhereTheConnectionBroke() throws IOException {
        try (InputStream input = input(7)) {
            assertThat(input.readAllBytes()).isEqualTo(CONTENT);
        }

        assertThat(opened).containsExactly(7L, 14L);
    }

    @Test
    void takesAnEarlyEndForABreak() throws IOException {
        var short12 = new ByteArrayInputStream(CONTENT, 0, 12);
        try (var input = new ResumingInput(ObjectKey.of("a"), "the store", short12, CONTENT.length, this::wholeFrom)) {
            assertThat(input.readAllBytes()).isEqualTo(CONTENT);
        }

        assertThat(opened).containsExactly(12L);
    }

    @Test
    void givesUpWhenNothingComesAnyMore() {
        try (InputStream input = input(0)) {
            assertThatExceptionOfType(StorageException.class)
                    .isThrownBy(input::readAllBytes)
                    .withMessageContaining("'a'")
                    .withMessageContaining("0 of 20 bytes")
                    .withMessageContaining("5 times");
        } catch (IOException impossible) {
            throw new AssertionError(impossible);
        }
    }

    /** Each connection brings so many bytes, and breaks. */
    private InputStream input(int each) {
        return new ResumingInput(ObjectKey.of("a"), "the store", breaking(0, each), CONTENT.length, position -> {
            opened.add(position);
            return breaking((int) position, each);
        });
    }

    private InputStream wholeFrom(long position) {
        opened.add(position);
        return new ByteArrayInputStream(CONTENT, (int) position, CONTENT.length);
    }

    private static InputStream breaking(int from, int each) {
        return new Breaking(new ByteArrayInputStream(CONTENT, from, each));
    }

    /** Ends with a failure. */
    private static final class Breaking extends FilterInputStream {

        Breaking(InputStream content) {
            super(content);
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            int read = super.read(bytes, offset, count);
            if (read < 0) {
                throw new IOException("Connection reset");
            }
            return read;
        }
    }
}
