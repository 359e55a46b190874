package io.restorable.backup.manifest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sealed document and digests all of it but the line that holds its seal, which is known to be the last one
 * only when the end is reached: the newest bytes are held back until others follow.
 */
final class SealedDigest extends FilterInputStream {

    private static final int TAIL_LENGTH = SealLine.LONGEST;

    private final MessageDigest digest = Sha256.newDigest();
    private final byte[] tail = new byte[TAIL_LENGTH];
    private int held;
    private @Nullable IOException failure;
    private @Nullable RuntimeException storeFailure;

    SealedDigest(InputStream document) {
        super(document);
    }

    /**
     * Reads what is left, and returns the seal.
     *
     * <p>A failure of the source before, which a parser may have taken for bad syntax, is thrown again.
     *
     * @throws BrokenSealException if there is none, or it is not that of the bytes before
     */
    SealLine check() throws IOException, BrokenSealException {
        if (failure != null) {
            throw failure;
        }
        if (storeFailure != null) {
            throw storeFailure;
        }
        transferTo(OutputStream.nullOutputStream());
        String end = new String(tail, 0, held, StandardCharsets.ISO_8859_1);
        int lineBegin = Math.max(0, end.lastIndexOf('\n', end.length() - 2));
        SealLine line = SealLine.parse(end.substring(lineBegin))
                .orElseThrow(
                        () -> new BrokenSealException("does not end with its seal, so it was cut short or changed"));
        digest.update(tail, 0, lineBegin);
        if (!line.fits(digest.digest())) {
            throw new BrokenSealException("does not match its seal, so it was changed");
        }
        return line;
    }

    /** The document is not what was written. */
    static final class BrokenSealException extends Exception {

        private static final long serialVersionUID = 1L;

        BrokenSealException(String damage) {
            super(damage);
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        int count = readSource(buffer, offset, length);
        if (count > 0) {
            keepTail(buffer, offset, count);
        }
        return count;
    }

    private int readSource(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException broken) {
            failure = broken;
            throw broken;
        } catch (RuntimeException broken) {
            storeFailure = broken;
            throw broken;
        }
    }

    private void keepTail(byte[] buffer, int offset, int count) {
        int surplus = Math.max(0, held + count - TAIL_LENGTH);
        int fromTail = Math.min(surplus, held);
        digest.update(tail, 0, fromTail);
        System.arraycopy(tail, fromTail, tail, 0, held - fromTail);
        held -= fromTail;
        int fromBuffer = surplus - fromTail;
        digest.update(buffer, offset, fromBuffer);
        System.arraycopy(buffer, offset + fromBuffer, tail, held, count - fromBuffer);
        held += count - fromBuffer;
    }

    @Override
    public boolean markSupported() {
        return false;
    }
}
