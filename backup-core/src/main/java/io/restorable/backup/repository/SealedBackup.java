package io.restorable.backup.repository;

import io.restorable.backup.error.DamagedBackupException;
import io.restorable.backup.error.MissingKeyException;
import io.restorable.backup.manifest.MacCheck;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.ObjectEntry;
import io.restorable.backup.storage.StoredObject;
import java.io.InputStream;
import java.util.Map;
import java.util.Optional;

/** A backup, open for reading by many threads at once. Needs no closing. */
public interface SealedBackup {

    /** Which one. */
    BackupName name();

    /** What it is; without contents as long as these are encrypted and no key was given. */
    Manifest manifest();

    /** What is known of who wrote its manifest. */
    MacCheck mac();

    /**
     * Makes sure that the keys that were given can read the backup; one that is not encrypted needs none.
     *
     * @throws MissingKeyException if they cannot
     */
    void requireKeys();

    /** Looks one of its objects up in the manifest. */
    Optional<ObjectEntry> object(String name);

    /**
     * Reads one of its objects, decrypted if it is encrypted. Whoever reads to the end can rely on every byte: an object that is longer, shorter or
     * different from what was sealed ends with a {@link DamagedBackupException} instead. The caller closes the stream.
     *
     * @throws DamagedBackupException if it is missing, or no object of this backup
     * @throws MissingKeyException if it is encrypted, and no key was given that fits
     */
    InputStream open(String object);

    /** Reads the bytes of one of its objects as the store has them, which takes no key; otherwise as {@link #open}. */
    InputStream openStored(String object);

    /**
     * What lies in the store for this backup now: the listed objects by the names of the manifest, and those that should
     * not be there by their names in the store; without the manifest and the evidence.
     */
    Map<String, StoredObject> stored();

    /**
     * Keeps a record of a proof beside the backup; one of the same time gets a number after it.
     *
     * @param time when, and what came of it, as a file name: {@code 20261121T020000Z-level2-passed}
     * @param json the record
     */
    void keepEvidence(String time, byte[] json);
}
