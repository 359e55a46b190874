package io.restorable.backup.repository;

import io.restorable.backup.manifest.ObjectEntry;

/** What objects are written for. Safe for use by many threads. */
interface ObjectOwner {

    /** The backup. */
    BackupName name();

    /** Bytes of an object went into the store. */
    void bytesPassed();

    /** An object is in the store. */
    void committed(StoreObjectWriter writer, ObjectEntry entry);

    /** An object was given up, or closed after its commit. */
    void discarded(StoreObjectWriter writer);
}
