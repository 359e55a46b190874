package io.restorable.backup.test.storage;

import io.restorable.backup.storage.ObjectKey;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Bytes on their way out of a {@link FaultyStore}. */
final class FaultyInput extends FilterInputStream {

    private final FaultyStore store;
    private final ObjectKey key;
    private byte[] again = new byte[0];
    private boolean ended;

    FaultyInput(FaultyStore store, ObjectKey key, InputStream object) {
        super(object);
        this.store = store;
        this.key = key;
    }

    @Override
    public int read() throws IOException {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        if (again.length > 0) {
            return readAgain(buffer, offset, length);
        }
        int read = ended ? -1 : in.read(buffer, offset, length);
        FaultEffect effect = store.strike(StoreOperation.READ, key.path(), read > 0);
        return effect == null ? read : spoiled(effect, buffer, offset, read);
    }

    private int readAgain(byte[] buffer, int offset, int length) {
        int read = Math.min(length, again.length);
        System.arraycopy(again, 0, buffer, offset, read);
        again = Arrays.copyOfRange(again, read, again.length);
        return read;
    }

    private int spoiled(FaultEffect effect, byte[] buffer, int offset, int read) {
        if (effect == FaultEffect.FLIP) {
            buffer[offset + read / 2] ^= 0x10;
        } else if (effect == FaultEffect.REPEAT) {
            again = Arrays.copyOfRange(buffer, offset, offset + read);
        } else if (effect == FaultEffect.SHORTEN) {
            ended = true;
            return read / 2 == 0 ? -1 : read / 2;
        }
        return read;
    }
}
