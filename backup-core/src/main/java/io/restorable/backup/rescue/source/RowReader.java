package io.restorable.backup.rescue.source;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Reads rows of COPY text one by one; in that format a row is a line. Holds the current row only: it is valid until the
 * next one is asked for. For one thread.
 */
final class RowReader implements AutoCloseable {

    private static final int FIRST_BYTES = 256 * 1024;

    private final InputStream source;
    private byte[] buffer = new byte[FIRST_BYTES];
    private int offset;
    private int length;
    private int next;
    private int filled;

    RowReader(InputStream source) {
        this.source = source;
    }

    /** Goes to the next row; false after the last. */
    boolean next() throws IOException {
        offset = next;
        int position = next;
        while (true) {
            for (; position < filled; position++) {
                if (buffer[position] == '\n') {
                    length = position - offset;
                    next = position + 1;
                    return true;
                }
            }
            position -= offset;
            if (!fill()) {
                return false;
            }
        }
    }

    /** Moves the begun row to the front and reads on. */
    private boolean fill() throws IOException {
        System.arraycopy(buffer, offset, buffer, 0, filled - offset);
        filled -= offset;
        next = 0;
        offset = 0;
        if (filled == buffer.length) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length, (int)
                    Math.min(Integer.MAX_VALUE - 8L, buffer.length * 2L)));
        }
        int count = source.read(buffer, filled, buffer.length - filled);
        if (count < 0 && filled > 0) {
            throw new IOException("the last row does not end");
        }
        filled += Math.max(count, 0);
        return count >= 0;
    }

    byte[] bytes() {
        return buffer;
    }

    int offset() {
        return offset;
    }

    /** Without the newline. */
    int length() {
        return length;
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
