package io.restorable.backup.storage.local;

import io.restorable.backup.storage.ObjectKey;
import java.io.IOException;
import java.io.InputStream;

/** Reads at most so many bytes of a file, and turns failures into the store's. */
final class LocalInput extends InputStream {

    private final LocalStore store;
    private final ObjectKey key;
    private final InputStream file;
    private long left;

    LocalInput(LocalStore store, ObjectKey key, InputStream file, long length) {
        this.store = store;
        this.key = key;
        this.file = file;
        this.left = length;
    }

    @Override
    public int read() {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (left == 0) {
            return -1;
        }
        try {
            int count = file.read(buffer, offset, (int) Math.min(length, left));
            left -= Math.max(count, 0);
            return count;
        } catch (IOException failure) {
            throw store.failed("read", key, failure);
        }
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException failure) {
            throw store.failed("closed", key, failure);
        }
    }
}
