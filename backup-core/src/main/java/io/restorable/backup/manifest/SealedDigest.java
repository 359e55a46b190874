package io.restorable.backup.manifest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a sealed document and digests all of it but the line that holds its seal, which is known to be the last one
 * only when the end is reached: the newest bytes are held back until others follow.
 */
final class SealedDigest extends FilterInputStream {

    private static final String SEAL_BEGIN = "\n,\"seal\":\"";
    private static final String SEAL_END = "\"}\n";
    private static final int TAIL_LENGTH = SEAL_BEGIN.length() + 64 + SEAL_END.length();

    private final MessageDigest digest = Sha256.newDigest();
    private final byte[] tail = new byte[TAIL_LENGTH];
    private int held;
    private @Nullable IOException failure;
    private @Nullable RuntimeException storeFailure;

    SealedDigest(InputStream document) {
        super(document);
    }

    /** The last line of a document whose other bytes were fed to {@code digest}. */
    static byte[] sealLine(MessageDigest digest) {
        return (SEAL_BEGIN + Sha256.of(digest) + SEAL_END).getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * Reads what is left, and says what is wrong with the seal; empty if it is right. A failure of the source before,
     * which a parser may have taken for bad syntax, is thrown again.
     */
    Optional<String> check() throws IOException {
        if (failure != null) {
            throw failure;
        }
        if (storeFailure != null) {
            throw storeFailure;
        }
        transferTo(OutputStream.nullOutputStream());
        String line = new String(tail, 0, held, StandardCharsets.ISO_8859_1);
        if (!line.startsWith(SEAL_BEGIN) || !line.endsWith(SEAL_END)) {
            return Optional.of("does not end with its seal, so it was cut short or changed");
        }
        String found = line.substring(SEAL_BEGIN.length(), TAIL_LENGTH - SEAL_END.length());
        return found.equals(HexFormat.of().formatHex(digest.digest()))
                ? Optional.empty()
                : Optional.of("does not match its seal, so it was changed");
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
