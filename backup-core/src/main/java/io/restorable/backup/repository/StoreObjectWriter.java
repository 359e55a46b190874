package io.restorable.backup.repository;

import io.restorable.backup.encryption.BackupEncryption;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.manifest.ObjectEntry;
import io.restorable.backup.manifest.Sha256;
import io.restorable.backup.storage.ObjectUpload;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import org.jspecify.annotations.Nullable;

/** One object of a backup on its way into a store. */
final class StoreObjectWriter implements ObjectWriter {

    private final ObjectOwner backup;
    private final String name;
    private final ObjectUpload upload;
    private final MessageDigest digest = Sha256.newDigest();
    private final OutputStream body;
    private final @Nullable OutputStream encrypting;
    private long storedBytes;

    /** @param encryption of the object, or {@code null} for none */
    StoreObjectWriter(ObjectOwner backup, String name, ObjectUpload upload, @Nullable BackupEncryption encryption) {
        this.backup = backup;
        this.name = name;
        this.upload = upload;
        var stored = new Body();
        this.encrypting = encryption == null ? null : encrypt(encryption, stored);
        this.body = encrypting == null ? stored : new Unclosed(encrypting);
    }

    @Override
    public OutputStream body() {
        return body;
    }

    @Override
    public ObjectEntry commit(long plainBytes) {
        endEncryption();
        upload.commit();
        var entry = new ObjectEntry(name, Sha256.of(digest), storedBytes, plainBytes);
        backup.committed(this, entry);
        return entry;
    }

    @Override
    public void close() {
        upload.close();
        backup.discarded(this);
    }

    private OutputStream encrypt(BackupEncryption encryption, OutputStream stored) {
        try {
            return encryption.encrypt(stored);
        } catch (IOException failure) {
            upload.close();
            throw notWritten(failure);
        }
    }

    private void endEncryption() {
        try {
            if (encrypting != null) {
                encrypting.close();
            }
        } catch (IOException failure) {
            throw notWritten(failure);
        }
    }

    private StorageException notWritten(IOException failure) {
        return new StorageException(
                "Object '" + name + "' of " + backup.name() + " could not be written: " + failure.getMessage() + ".",
                "Check the store, and create the backup again.",
                failure);
    }

    /** Closed by whoever writes; the encrypted message ends with the commit only. */
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream encrypting) {
            super(encrypting);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() {
            // see above
        }
    }

    /** Digests and counts; its {@code close} ends nothing. */
    private final class Body extends OutputStream {

        private final OutputStream target = upload.body();

        @Override
        public void write(int single) throws IOException {
            write(new byte[] {(byte) single}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            target.write(bytes, offset, length);
            digest.update(bytes, offset, length);
            storedBytes += length;
            backup.bytesPassed();
        }

        @Override
        public void flush() throws IOException {
            target.flush();
        }
    }
}
