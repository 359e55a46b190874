package io.restorable.backup.repository;

import io.restorable.backup.error.AmbiguousBackupException;
import io.restorable.backup.error.BackupNotFoundException;
import io.restorable.backup.error.DamagedBackupException;
import io.restorable.backup.error.NewerFormatException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.manifest.BackupLabel;
import io.restorable.backup.storage.BackupStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/**
 * The backups of a store, laid out as
 *
 * <pre>
 * database/id/…data files…  database/id/toc.dat  database/id/manifest.json  database/id/evidence/time.json
 * </pre>
 *
 * A folder without a manifest is not a backup. Keeps no state besides the store, so that any number of processes may
 * work on it at once, and a new one knows all. Safe for use by many threads. Every method can throw {@link
 * StorageException}.
 */
@SuppressWarnings({"UnusedVariable", "DoNotCallSuggester"})
public final class Repository {

    /** What stands for the newest backup. */
    public static final String LATEST = "latest";

    private final BackupStore store;
    private final Clock clock;

    /**
     * @param store where the backups lie; stays owned by the caller
     * @param clock names new backups, and tells when an unfinished one is given up
     */
    public Repository(BackupStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Names the store in messages. */
    public String describe() {
        return store.describe();
    }

    /** Begins a backup. Its name is the present second and the label, or the first later second that is free. */
    public BackupWriter begin(String database, BackupLabel label) {
        throw new UnsupportedOperationException();
    }

    /** Lists all backups, newest first. */
    public List<ListedBackup> list() {
        throw new UnsupportedOperationException();
    }

    /** Lists the backups of one database, newest first. */
    public List<ListedBackup> list(String database) {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens the backup that {@code reference} names: an exact name, with or without its database before it; a part of a
     * name that fits only one; or {@code latest}, {@code shop/latest}, where a bare {@code latest} needs the store to
     * hold backups of one database only.
     *
     * @throws BackupNotFoundException if none fits, naming those that exist
     * @throws AmbiguousBackupException if several fit, naming them
     * @throws DamagedBackupException if it fits one whose manifest is damaged; none is taken instead
     * @throws NewerFormatException if it fits one of a newer version of this tool
     */
    public SealedBackup find(String reference) {
        throw new UnsupportedOperationException();
    }

    /**
     * Opens a backup by its full name.
     *
     * @throws BackupNotFoundException if there is none
     * @throws DamagedBackupException if its manifest is damaged
     * @throws NewerFormatException if it is one of a newer version of this tool
     */
    public SealedBackup open(BackupName name) {
        throw new UnsupportedOperationException();
    }

    /** Deletes a backup, its manifest first, so that it is never listed with objects missing. */
    public void delete(BackupName name) {
        throw new UnsupportedOperationException();
    }

    /**
     * Removes what processes left behind that died while writing. Never touches a sealed backup, nor one that is being
     * written: as long as a writer lives, its folder is younger than the grace period.
     *
     * @param grace how long nothing must have happened in a folder; at least an hour
     */
    public Sweep sweep(Duration grace) {
        throw new UnsupportedOperationException();
    }
}
