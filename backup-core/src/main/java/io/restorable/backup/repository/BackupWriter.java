package io.restorable.backup.repository;

import io.restorable.backup.error.StorageException;
import io.restorable.backup.manifest.BackupContents;
import io.restorable.backup.manifest.BackupFacts;
import io.restorable.backup.manifest.Manifest;
import java.time.Instant;

/**
 * A backup being written. It is none until {@link #seal} has returned; closed before, it leaves nothing behind.
 *
 * <pre>{@code
 * try (BackupWriter writer = repository.begin("shop", new BackupLabel("nightly"))) {
 *     try (ObjectWriter object = writer.open("toc.dat")) {
 *         object.body().write(bytes);
 *         object.commit(bytes.length);
 *     }
 *     writer.seal(facts, contents);
 * }
 * }</pre>
 *
 * Objects may be opened and written by many threads at once; {@link #seal} and {@link #close} come after them.
 */
public interface BackupWriter extends AutoCloseable {

    /** The name that the backup will have. */
    BackupName name();

    /** When it began. */
    Instant startedAt();

    /**
     * Begins an object of the backup.
     *
     * @param object its name within the backup, as {@code 3412.dat.zst}; each only once
     */
    ObjectWriter open(String object);

    /**
     * Looks whether the store holds exactly the objects that were committed, and makes them a backup by writing the
     * manifest, durably and last. Call it once.
     *
     * @throws StorageException if an object is missing in the store, or the manifest could not be written
     * @throws IllegalStateException if an object is still being written, or a table names one that was not
     */
    Manifest seal(BackupFacts facts, BackupContents contents);

    /** Removes what was written, if it was not sealed. A store that fails at that is left to the sweep. */
    @Override
    void close();
}
