package io.restorable.backup.rescue.source;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * Writes rows of COPY text as {@code COPY … TO … (FORMAT csv, HEADER)} writes them, byte for byte: NULL is nothing, the
 * empty text is {@code ""}. Source: PostgreSQL 18, src/backend/commands/copyto.c, CopyAttributeOutCSV and
 * CopyAttributeOutText. For one thread.
 */
public final class CsvRows implements RowSink {

    private static final byte[] END_MARKER = {'\\', '.'};

    private final OutputStream target;
    private final int columns;
    private byte[] value = new byte[1024];
    private int length;

    /**
     * Writes the header.
     *
     * @param columns the rows' columns
     * @param target takes the text; should have a buffer, and stays open
     */
    public CsvRows(List<String> columns, OutputStream target) throws IOException {
        this.target = target;
        this.columns = columns.size();
        for (int index = 0; index < columns.size(); index++) {
            if (index > 0) {
                target.write(',');
            }
            byte[] name = columns.get(index).getBytes(StandardCharsets.UTF_8);
            clear(name.length);
            for (byte letter : name) {
                value[length++] = letter;
            }
            writeValue();
        }
        target.write('\n');
    }

    @Override
    public void accept(byte[] bytes, int offset, int rowLength) throws IOException {
        int end = offset + rowLength;
        int start = offset;
        for (int position = offset; position <= end && columns > 0; position++) {
            if (position == end || bytes[position] == '\t') {
                writeField(bytes, start, position);
                if (position < end) {
                    target.write(',');
                }
                start = position + 1;
            }
        }
        target.write('\n');
    }

    private void writeField(byte[] bytes, int start, int end) throws IOException {
        boolean isNull = end - start == 2 && bytes[start] == '\\' && bytes[start + 1] == 'N';
        if (!isNull) {
            clear(end - start);
            for (int position = start; position < end; position++) {
                byte letter = bytes[position];
                if (letter == '\\' && position + 1 < end) {
                    position++;
                    letter = unescaped(bytes[position]);
                }
                value[length++] = letter;
            }
            writeValue();
        }
    }

    private static byte unescaped(byte letter) {
        return (byte)
                switch (letter) {
                    case 'b' -> '\b';
                    case 'f' -> '\f';
                    case 'n' -> '\n';
                    case 'r' -> '\r';
                    case 't' -> '\t';
                    case 'v' -> 0x0B;
                    default -> letter;
                };
    }

    private void clear(int needed) {
        length = 0;
        if (value.length < needed) {
            value = new byte[(int) Math.min(Integer.MAX_VALUE - 8L, needed * 2L)];
        }
    }

    private void writeValue() throws IOException {
        if (!needsQuotes()) {
            target.write(value, 0, length);
            return;
        }
        target.write('"');
        for (int position = 0; position < length; position++) {
            if (value[position] == '"') {
                target.write('"');
            }
            target.write(value[position]);
        }
        target.write('"');
    }

    /** A lone end marker would end the input of COPY before PostgreSQL 18. */
    private boolean needsQuotes() {
        if (length == 0 || (columns == 1 && Arrays.equals(value, 0, length, END_MARKER, 0, END_MARKER.length))) {
            return true;
        }
        for (int position = 0; position < length; position++) {
            byte letter = value[position];
            if (letter == ',' || letter == '"' || letter == '\n' || letter == '\r') {
                return true;
            }
        }
        return false;
    }
}
