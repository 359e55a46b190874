package io.restorable.backup.encryption;

/** For whom backups are encrypted. Immutable; safe for use by many threads. Never prints a secret. */
public interface Encryption {

    /** The form of the encrypted objects. */
    EncryptionFormat format();

    /** Begins one backup, whose objects are encrypted for the same keys. */
    BackupEncryption begin();
}
