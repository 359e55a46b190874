package io.restorable.backup.encryption;

import java.io.IOException;
import java.io.InputStream;

/** Decrypts the objects of one backup. Safe for use by many threads. */
public interface BackupDecryption {

    /**
     * Returns the plain bytes of an object. Closing the result closes {@code source}. Bytes that were changed, cut off
     * or added raise an {@link IOException} at the end of the stream at the latest: until then, OpenPGP hands out what
     * it could not check yet. Memory is bounded whatever the length. Not for use by several threads at once.
     *
     * @throws NoFittingKeyException if none of the keys can decrypt it
     */
    InputStream decrypt(InputStream source) throws IOException;
}
