package io.restorable.backup.compression;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.apache.commons.codec.digest.XXHash32;

/**
 * What an LZ4 frame says of itself.
 *
 * @param linksBlocks whether a block may refer to the bytes of the blocks before it
 * @param hashesBlocks whether a checksum follows each block
 * @param hashesContent whether a checksum of all plain bytes follows the last block
 * @param contentBytes how many plain bytes there are, or -1 where that is not said
 * @param largestBlock the most bytes that a block holds
 */
record Lz4FrameHeader(
        boolean linksBlocks, boolean hashesBlocks, boolean hashesContent, long contentBytes, int largestBlock) {

    private static final int VERSION_MASK = 0xC2;
    private static final int VERSION = 0x40;
    private static final int INDEPENDENT_BLOCKS = 0x20;
    private static final int BLOCK_HASHES = 0x10;
    private static final int CONTENT_SIZE = 0x08;
    private static final int CONTENT_HASH = 0x04;
    private static final int DICTIONARY = 0x01;

    /** Reads a header from behind the frame's magic number. */
    static Lz4FrameHeader read(InputStream source) throws IOException {
        byte[] fixed = Lz4FrameInputStream.complete(source.readNBytes(2), 2);
        int flags = fixed[0];
        if ((flags & VERSION_MASK) != VERSION || (flags & DICTIONARY) != 0) {
            throw new IOException("an LZ4 frame is of another version, or needs a dictionary");
        }
        int sizeCode = fixed[1] >> 4;
        if (sizeCode < 4 || (fixed[1] & 0x0F) != 0) {
            throw new IOException("an LZ4 frame's block size is unknown");
        }
        boolean sized = (flags & CONTENT_SIZE) != 0;
        byte[] size = sized ? Lz4FrameInputStream.complete(source.readNBytes(Long.BYTES), Long.BYTES) : new byte[0];
        var hash = new XXHash32();
        hash.update(fixed, 0, fixed.length);
        hash.update(size, 0, size.length);
        byte[] stored = Lz4FrameInputStream.complete(source.readNBytes(1), 1);
        if (stored[0] != (byte) (hash.getValue() >> 8)) {
            throw new IOException("an LZ4 frame's header does not match its checksum");
        }
        return new Lz4FrameHeader(
                (flags & INDEPENDENT_BLOCKS) == 0,
                (flags & BLOCK_HASHES) != 0,
                (flags & CONTENT_HASH) != 0,
                sized ? ByteBuffer.wrap(size).order(ByteOrder.LITTLE_ENDIAN).getLong() : -1,
                1 << (2 * sizeCode + 8));
    }
}
