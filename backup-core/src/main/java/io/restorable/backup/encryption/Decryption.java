package io.restorable.backup.encryption;

import java.util.Optional;

/** The keys of one format that were given for reading. Immutable; safe for use by many threads. Never prints a secret. */
public interface Decryption {

    /** The form that these keys are for. */
    EncryptionFormat format();

    /** How many keys and passphrases there are. */
    int count();

    /**
     * Begins to read one backup.
     *
     * @param keyObject the stored bytes of the backup's {@link BackupEncryption#KEY_OBJECT}, or empty if it has none
     */
    BackupDecryption begin(Optional<byte[]> keyObject);

    /**
     * Encrypts for the very keys given here, so that whoever could read a backup can read another one that is made on
     * the way.
     */
    Encryption sameKeys();
}
