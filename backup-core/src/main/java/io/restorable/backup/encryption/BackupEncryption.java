package io.restorable.backup.encryption;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;

/** Encrypts the objects of one backup. Safe for use by many threads. */
public interface BackupEncryption {

    /**
     * The name of the object that holds a key of the backup's own, itself encrypted with a passphrase: stretching a
     * passphrase takes a second, which every single object would pay otherwise.
     */
    String KEY_OBJECT = "key.txt";

    /** The form of the encrypted objects. */
    EncryptionFormat format();

    /** The public names of the keys that can decrypt the backup: recipients, fingerprints, {@code passphrase}. */
    List<String> keyIds();

    /** The stored bytes of {@link #KEY_OBJECT}; empty if the backup needs none. */
    Optional<byte[]> keyObject();

    /**
     * Returns a stream whose bytes arrive encrypted in {@code target}. Closing it ends the message and closes {@code
     * target}; what was not closed cannot be decrypted to its end. Memory is bounded whatever the length. Not for use
     * by several threads at once.
     */
    OutputStream encrypt(OutputStream target) throws IOException;
}
