package io.restorable.backup.archive.directory;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/**
 * Takes the rows of one data entry, as the server's COPY sends them, and ends them as pg_dump does. Only {@link #finish}
 * writes the end marker: rows that were cut short by a failure never look complete. Not for use by several threads at
 * once. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, dumpTableData_copy.
 */
public final class RowsOutput extends OutputStream {

    static final byte[] END = "\\.\n\n\n".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream target;
    private long plainBytes;

    RowsOutput(OutputStream target) {
        this.target = target;
    }

    @Override
    public void write(int value) throws IOException {
        target.write(value);
        plainBytes++;
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        target.write(bytes, offset, length);
        plainBytes += length;
    }

    @Override
    public void flush() throws IOException {
        target.flush();
    }

    /** Writes the end marker; to be called once, after the last row. The stream still has to be closed. */
    public void finish() throws IOException {
        target.write(END);
        plainBytes += END.length;
    }

    /** The length of what was written so far, the end marker included, before compression. */
    public long plainBytes() {
        return plainBytes;
    }

    /** Closes the file. */
    @Override
    public void close() throws IOException {
        target.close();
    }
}
