package io.restorable.backup.storage.remote;

import io.restorable.backup.error.StorageException;
import io.restorable.backup.storage.ObjectKey;
import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads an object and, when the connection breaks, goes on where it was. An object of hours would otherwise never
 * come whole over a line that breaks once an hour. Gives up when several connections in a row bring nothing.
 */
public final class ResumingInput extends InputStream {

    private static final int ATTEMPTS = 5;

    /** Opens what is to be read, from somewhere on. */
    @FunctionalInterface
    public interface Source {

        /**
         * Opens the rest.
         *
         * @param position how many bytes were read before
         * @throws StorageException if that is not to be had, after the retries that are worth it
         */
        InputStream open(long position);
    }

    private final ObjectKey key;
    private final String store;
    private final Source source;
    private final long length;
    private @Nullable InputStream stream;
    private long position;
    private int failures;

    /**
     * @param store its description, for messages
     * @param first what was opened at position 0
     * @param length how many bytes must come
     */
    public ResumingInput(ObjectKey key, String store, InputStream first, long length, Source source) {
        this.key = key;
        this.store = store;
        this.stream = first;
        this.length = length;
        this.source = source;
    }

    @Override
    public int read() {
        byte[] single = new byte[1];
        return read(single, 0, 1) < 0 ? -1 : single[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int count) {
        if (count == 0) {
            return 0;
        }
        while (position < length) {
            try {
                int read = current().read(bytes, offset, (int) Math.min(count, length - position));
                if (read > 0) {
                    position += read;
                    failures = 0;
                    return read;
                }
                broken(new IOException("The connection ended after " + position + " of " + length + " bytes"));
            } catch (IOException failure) {
                broken(failure);
            }
        }
        return -1;
    }

    @Override
    public void close() {
        InputStream open = stream;
        stream = null;
        if (open != null) {
            closeQuietly(open);
        }
    }

    private InputStream current() {
        InputStream open = stream;
        if (open == null) {
            open = source.open(position);
            stream = open;
        }
        return open;
    }

    private void broken(IOException failure) {
        close();
        failures++;
        if (failures == ATTEMPTS || Thread.currentThread().isInterrupted()) {
            throw new StorageException(
                    "Object '" + key + "' could not be read from " + store + ": after " + position + " of " + length
                            + " bytes the connection broke " + failures + " times: " + failure.getMessage() + ".",
                    "Check the network, then start again.",
                    failure);
        }
    }

    private static void closeQuietly(InputStream open) {
        try {
            open.close();
        } catch (IOException useless) {
            // It is thrown away, because it broke or because nobody wants the rest.
        }
    }
}
