package io.restorable.backup.repository;

import io.restorable.backup.error.DamagedBackupException;
import io.restorable.backup.manifest.ObjectEntry;
import io.restorable.backup.manifest.Sha256;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** Reads an object and, at its end, compares it with what was sealed. */
final class VerifiedInput extends FilterInputStream {

    private final String backup;
    private final ObjectEntry entry;
    private final MessageDigest digest = Sha256.newDigest();
    private long count;
    private boolean ended;
    private boolean sourceFailed;

    VerifiedInput(String backup, ObjectEntry entry, InputStream object) {
        super(object);
        this.backup = backup;
        this.entry = entry;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        int read = readSource(buffer, offset, length);
        if (read < 0) {
            end();
            return -1;
        }
        count += read;
        if (count > entry.storedBytes()) {
            throw damaged("is longer than the " + entry.storedBytes() + " bytes that were stored");
        }
        digest.update(buffer, offset, read);
        return read;
    }

    @Override
    public long skip(long wanted) throws IOException {
        byte[] buffer = new byte[(int) Math.min(wanted, 8_192)];
        long skipped = 0;
        while (skipped < wanted) {
            int read = read(buffer, 0, (int) Math.min(buffer.length, wanted - skipped));
            if (read < 0) {
                break;
            }
            skipped += read;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    /** Whether it was the store that failed to give the object. */
    boolean sourceFailed() {
        return sourceFailed;
    }

    private int readSource(byte[] buffer, int offset, int length) throws IOException {
        try {
            return in.read(buffer, offset, length);
        } catch (IOException | RuntimeException failure) {
            sourceFailed = true;
            throw failure;
        }
    }

    private void end() {
        if (ended) {
            return;
        }
        ended = true;
        if (count < entry.storedBytes()) {
            throw damaged("ends after " + count + " of " + entry.storedBytes() + " bytes");
        }
        if (!Sha256.of(digest).equals(entry.sha256())) {
            throw damaged("does not match its checksum");
        }
    }

    private DamagedBackupException damaged(String damage) {
        return new DamagedBackupException(backup, entry.name(), damage, null);
    }
}
