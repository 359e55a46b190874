package io.restorable.backup.test.contract;

import java.io.InputStream;
import java.util.Random;

/** So many bytes that do not compress, the same ones each time. */
final class RandomInput extends InputStream {

    /** Not a power of two, so that parts of an object never look alike. */
    private static final byte[] BLOCK = new byte[999_983];

    static {
        new Random(42).nextBytes(BLOCK);
    }

    private final long length;
    private long position;

    RandomInput(long length) {
        this.length = length;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int wanted) {
        if (position == length) {
            return -1;
        }
        int from = (int) (position % BLOCK.length);
        int count = (int) Math.min(Math.min(wanted, BLOCK.length - from), length - position);
        System.arraycopy(BLOCK, from, buffer, offset, count);
        position += count;
        return count;
    }
}
