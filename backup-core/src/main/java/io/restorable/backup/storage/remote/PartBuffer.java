package io.restorable.backup.storage.remote;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The bytes of one part in memory, so that a failed request can be sent again. Grows in small pieces: a small object
 * takes little, and a part may be larger than an array. Filled by one thread, then read by any.
 */
public final class PartBuffer {

    /** Less than half of the smallest region of the G1 collector, which would treat a longer array as an oddity. */
    private static final int PIECE = 128 * 1024;

    private final List<byte[]> pieces = new ArrayList<>();
    private long size;

    PartBuffer() {}

    void append(byte[] bytes, int offset, int length) {
        int done = 0;
        while (done < length) {
            int used = (int) (size % PIECE);
            if (used == 0) {
                pieces.add(new byte[PIECE]);
            }
            int share = Math.min(PIECE - used, length - done);
            System.arraycopy(bytes, offset + done, pieces.get(pieces.size() - 1), used, share);
            done += share;
            size += share;
        }
    }

    /** How many bytes there are. */
    public long size() {
        return size;
    }

    /** Reads them from the beginning; as often as wanted. */
    public InputStream open() {
        List<InputStream> streams = IntStream.range(0, pieces.size())
                .<InputStream>mapToObj(index -> new ByteArrayInputStream(pieces.get(index), 0, used(index)))
                .toList();
        return new SequenceInputStream(Collections.enumeration(streams));
    }

    /** The same as {@link #open}, for libraries that take buffers; they can be read, not written. */
    public List<ByteBuffer> buffers() {
        return IntStream.range(0, pieces.size())
                .mapToObj(index ->
                        ByteBuffer.wrap(pieces.get(index), 0, used(index)).asReadOnlyBuffer())
                .toList();
    }

    /** Their MD5, which object stores compare with what arrived; no protection against anybody. */
    public byte[] md5() {
        try {
            MessageDigest digest = MessageDigest.getInstance("MD5");
            for (int index = 0; index < pieces.size(); index++) {
                digest.update(pieces.get(index), 0, used(index));
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("Every Java platform has MD5", impossible);
        }
    }

    private int used(int index) {
        return (int) Math.min(PIECE, size - (long) index * PIECE);
    }
}
