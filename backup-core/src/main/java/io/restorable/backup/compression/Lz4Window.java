package io.restorable.backup.compression;

import java.io.IOException;
import java.util.zip.Checksum;

/**
 * The plain bytes of one LZ4 block, behind the last 64 KiB of the blocks before, to which it may refer. Source: LZ4 block
 * format, github.com/lz4/lz4, doc/lz4_Block_format.md.
 */
final class Lz4Window {

    private static final int HISTORY = 64 * 1024;
    private static final int LITERALS_SHIFT = 4;
    private static final int LENGTH_MASK = 0x0F;
    private static final int SHORTEST_MATCH = 4;

    private final byte[] bytes;
    private int oldest = HISTORY;
    private int next = HISTORY;
    private int end = HISTORY;

    private byte[] block = new byte[0];
    private int blockPosition;
    private int blockEnd;

    Lz4Window(int largestBlock) {
        this.bytes = new byte[HISTORY + largestBlock];
    }

    /** How many bytes of the block are still to be taken. */
    int available() {
        return end - next;
    }

    int take(byte[] target, int offset, int length) {
        int count = Math.min(length, available());
        System.arraycopy(bytes, next, target, offset, count);
        next += count;
        return count;
    }

    void addTo(Checksum checksum) {
        checksum.update(bytes, next, end - next);
    }

    /** Ends the possibility to refer to the blocks before. */
    void forget() {
        oldest = end;
    }

    /** Takes over a block that is not compressed. */
    void fill(byte[] plain, int length) {
        makeHistory();
        System.arraycopy(plain, 0, bytes, HISTORY, length);
        end = HISTORY + length;
    }

    /** Decodes a compressed block. */
    void decode(byte[] compressed, int length) throws IOException {
        makeHistory();
        block = compressed;
        blockPosition = 0;
        blockEnd = length;
        while (true) {
            int token = nextByte();
            copyLiterals(extended(token >> LITERALS_SHIFT));
            if (blockPosition == blockEnd) {
                return;
            }
            int distance = nextByte() | nextByte() << Byte.SIZE;
            copyMatch(distance, SHORTEST_MATCH + extended(token & LENGTH_MASK));
        }
    }

    private void makeHistory() {
        int kept = Math.min(HISTORY, end - oldest);
        System.arraycopy(bytes, end - kept, bytes, HISTORY - kept, kept);
        oldest = HISTORY - kept;
        next = HISTORY;
        end = HISTORY;
    }

    private int nextByte() throws IOException {
        if (blockPosition == blockEnd) {
            throw damaged();
        }
        return block[blockPosition++] & 0xFF;
    }

    /** A length that fills its four bits goes on in further bytes, up to the first that is not 255. */
    private int extended(int length) throws IOException {
        int whole = length;
        if (length == LENGTH_MASK) {
            int more;
            do {
                more = nextByte();
                whole += more;
            } while (more == 0xFF);
        }
        return whole;
    }

    private void copyLiterals(int length) throws IOException {
        if (length > blockEnd - blockPosition || length > bytes.length - end) {
            throw damaged();
        }
        System.arraycopy(block, blockPosition, bytes, end, length);
        blockPosition += length;
        end += length;
    }

    private void copyMatch(int distance, int length) throws IOException {
        if (distance == 0 || distance > end - oldest || length > bytes.length - end) {
            throw damaged();
        }
        int from = end - distance;
        if (distance >= length) {
            System.arraycopy(bytes, from, bytes, end, length);
        } else {
            // The match overlaps what it makes: it repeats the last bytes.
            for (int position = 0; position < length; position++) {
                bytes[end + position] = bytes[from + position];
            }
        }
        end += length;
    }

    private static IOException damaged() {
        return new IOException("an LZ4 block is damaged");
    }
}
