package io.restorable.backup.repository;

import io.restorable.backup.encryption.BackupDecryption;
import io.restorable.backup.encryption.NoFittingKeyException;
import io.restorable.backup.error.DamagedBackupException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * Decrypts a verified object. What cannot be decrypted is read to its end, so that its checksum tells whether the object
 * was changed; and the end of the plain bytes is one only if the checksum is right.
 */
final class DecryptedInput extends FilterInputStream {

    private final String backup;
    private final String object;
    private final VerifiedInput stored;

    private DecryptedInput(String backup, String object, VerifiedInput stored, InputStream plain) {
        super(plain);
        this.backup = backup;
        this.object = object;
        this.stored = stored;
    }

    /**
     * Begins to decrypt; closes {@code stored} if that fails.
     *
     * @throws NoFittingKeyException if the object is what was sealed, and encrypted for other keys
     */
    static InputStream open(String backup, String object, VerifiedInput stored, BackupDecryption keys)
            throws IOException {
        try {
            return new DecryptedInput(backup, object, stored, keys.decrypt(stored));
        } catch (NoFittingKeyException otherKeys) {
            try (stored) {
                stored.transferTo(OutputStream.nullOutputStream());
            }
            throw otherKeys;
        } catch (IOException failure) {
            try (stored) {
                throw damage(backup, object, stored, failure);
            }
        } catch (RuntimeException failure) {
            stored.close();
            throw failure;
        }
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int read = in.read(buffer, offset, length);
            if (read < 0) {
                stored.transferTo(OutputStream.nullOutputStream());
            }
            return read;
        } catch (IOException failure) {
            throw damage(backup, object, stored, failure);
        }
    }

    @Override
    public long skip(long wanted) throws IOException {
        return readNBytes((int) Math.min(wanted, 8_192)).length;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private static DamagedBackupException damage(
            String backup, String object, VerifiedInput stored, IOException failure) throws IOException {
        if (stored.sourceFailed()) {
            throw failure;
        }
        stored.transferTo(OutputStream.nullOutputStream());
        return new DamagedBackupException(
                backup, object, "is what was sealed, but cannot be decrypted: " + failure.getMessage(), failure);
    }
}
