package io.restorable.backup.test.storage;

import io.restorable.backup.storage.ObjectKey;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.function.LongConsumer;

/** Bytes on their way into a {@link FaultyStore}. */
final class FaultyOutput extends FilterOutputStream {

    private final FaultyStore store;
    private final ObjectKey key;
    private final LongConsumer claimed;

    /** @param claimed is told how many bytes the writer believes to have written */
    FaultyOutput(FaultyStore store, ObjectKey key, OutputStream object, LongConsumer claimed) {
        super(object);
        this.store = store;
        this.key = key;
        this.claimed = claimed;
    }

    @Override
    public void write(int single) throws IOException {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        FaultEffect effect = store.strike(StoreOperation.WRITE, key.path(), length > 0);
        claimed.accept(length);
        if (effect == null) {
            out.write(bytes, offset, length);
            return;
        }
        switch (effect) {
            case FORGET -> {
                // as if it had been written
            }
            case SHORTEN -> out.write(bytes, offset, length / 2);
            case REPEAT -> {
                out.write(bytes, offset, length);
                out.write(bytes, offset, length);
            }
            case FLIP -> out.write(flipped(bytes, offset, length));
            default -> out.write(bytes, offset, length);
        }
    }

    private static byte[] flipped(byte[] bytes, int offset, int length) {
        byte[] flipped = Arrays.copyOfRange(bytes, offset, offset + length);
        flipped[length / 2] ^= 0x10;
        return flipped;
    }
}
