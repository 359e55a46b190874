package io.restorable.backup.rescue.source;

import java.util.Arrays;
import java.util.List;

/**
 * Brings the fields of COPY text rows into another order, or leaves some out, without decoding them: tabs within values
 * are escaped in that format, so a field is what lies between two tabs. For one thread.
 */
final class RowProjection {

    private final int[] positions;
    private final boolean identity;
    private int[] ends = new int[16];
    private byte[] result = new byte[1024];
    private int length;

    /**
     * @param from the columns of the rows as they are
     * @param to the columns wanted, each of which is among {@code from}
     */
    RowProjection(List<String> from, List<String> to) {
        this.positions = to.stream().mapToInt(from::indexOf).toArray();
        this.identity = from.equals(to);
        if (Arrays.stream(positions).anyMatch(position -> position < 0)) {
            throw new IllegalArgumentException("Of " + to + " some are not among " + from);
        }
    }

    /** Whether rows stay as they are. */
    boolean isIdentity() {
        return identity;
    }

    /** Projects a row, without its newline; the result is in {@link #bytes} from 0. */
    void project(byte[] row, int offset, int rowLength) {
        int fields = split(row, offset, rowLength);
        length = 0;
        for (int index = 0; index < positions.length; index++) {
            if (index > 0) {
                append('\t');
            }
            int position = positions[index];
            if (position < fields) {
                int start = position == 0 ? offset : ends[position - 1] + 1;
                append(row, start, ends[position] - start);
            }
        }
    }

    private int split(byte[] row, int offset, int rowLength) {
        int fields = 0;
        int end = offset + rowLength;
        for (int position = offset; position <= end; position++) {
            if (position == end || row[position] == '\t') {
                if (fields == ends.length) {
                    ends = Arrays.copyOf(ends, fields * 2);
                }
                ends[fields++] = position;
            }
        }
        return fields;
    }

    private void append(char letter) {
        reserve(1);
        result[length++] = (byte) letter;
    }

    private void append(byte[] bytes, int offset, int count) {
        reserve(count);
        System.arraycopy(bytes, offset, result, length, count);
        length += count;
    }

    private void reserve(int count) {
        if (result.length - length < count) {
            result = Arrays.copyOf(result, (int) Math.min(Integer.MAX_VALUE - 8L, (length + (long) count) * 2));
        }
    }

    byte[] bytes() {
        return result;
    }

    int length() {
        return length;
    }
}
