package io.restorable.backup.archive.directory;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/**
 * Gives the rows of one data entry without the end marker, and raises an {@link IOException} where the file ends without
 * the marker, or goes on after it: to COPY and to psql both would look like fewer rows.
 */
final class RowsInput extends InputStream {

    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int END_BYTES = RowsOutput.END.length;

    private final InputStream source;
    private final byte[] buffer = new byte[BUFFER_BYTES + END_BYTES];
    private final EndMarkerSearch search = new EndMarkerSearch();
    private int position;
    /** Where the bytes that can be given out end; those behind may be the end marker. */
    private int releasable;

    private int filled;
    private boolean ended;

    RowsInput(InputStream source) {
        this.source = source;
    }

    @Override
    public int read() throws IOException {
        return hasRows() ? buffer[position++] & 0xFF : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!hasRows()) {
            return -1;
        }
        int count = Math.min(length, releasable - position);
        System.arraycopy(buffer, position, target, offset, count);
        position += count;
        return count;
    }

    private boolean hasRows() throws IOException {
        while (position == releasable && !ended) {
            fill();
        }
        return position < releasable;
    }

    private void fill() throws IOException {
        System.arraycopy(buffer, position, buffer, 0, filled - position);
        filled -= position;
        position = 0;
        int count = source.read(buffer, filled, buffer.length - filled);
        if (count < 0) {
            ended = true;
            releasable = 0;
            requireEnd();
            return;
        }
        filled += count;
        releasable = Math.max(0, filled - END_BYTES);
        if (search.finds(buffer, 0, releasable)) {
            throw new IOException("the rows' end marker is followed by more bytes");
        }
    }

    private void requireEnd() throws IOException {
        if (!search.atLineStart() || !Arrays.equals(buffer, 0, filled, RowsOutput.END, 0, END_BYTES)) {
            throw new EOFException("the file ends without the rows' end marker");
        }
    }

    @Override
    public void close() throws IOException {
        source.close();
    }
}
