package io.restorable.backup.repository;

import io.restorable.backup.manifest.ObjectEntry;
import io.restorable.backup.manifest.Sha256;
import io.restorable.backup.storage.ObjectUpload;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;

/** One object of a backup on its way into a store. */
final class StoreObjectWriter implements ObjectWriter {

    private final StoreWriter backup;
    private final String name;
    private final ObjectUpload upload;
    private final MessageDigest digest = Sha256.newDigest();
    private final OutputStream body;
    private long storedBytes;

    StoreObjectWriter(StoreWriter backup, String name, ObjectUpload upload) {
        this.backup = backup;
        this.name = name;
        this.upload = upload;
        this.body = new Body();
    }

    @Override
    public OutputStream body() {
        return body;
    }

    @Override
    public ObjectEntry commit(long plainBytes) {
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
