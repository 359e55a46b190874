package io.restorable.backup;

import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.lock.DatabaseLock;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.rescue.Diff;
import io.restorable.backup.rescue.DiffReport;
import io.restorable.backup.rescue.Extraction;
import io.restorable.backup.rescue.Rescue;
import io.restorable.backup.rescue.RescueFailedException;
import io.restorable.backup.rescue.RescueReport;
import io.restorable.backup.rescue.live.LiveDatabase;
import io.restorable.backup.restore.SourceArchive;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Gets rows out of backups without restoring all of it. Made by {@link Backups}. Safe for use by many threads; every
 * method returns when its work is done, and throws a {@link BackupException} when it cannot be.
 */
public final class RescueService {

    private final Repository repository;
    private final Settings settings;

    RescueService(Repository repository, Settings settings) {
        this.repository = repository;
        this.settings = settings;
    }

    /**
     * Writes a table's rows. If this throws, what was written is not to be trusted.
     *
     * @param target takes the text; should have a buffer, and stays open
     * @return how many rows were written
     * @throws RefusedException if the pattern does not fit exactly one table, or the condition is not taken
     * @throws IOException if {@code target} fails
     */
    public long extract(ExtractRequest request, OutputStream target) throws IOException {
        SourceArchive source = SourceArchive.of(repository.find(request.backup()));
        if (request.where() == null || request.judge() == null) {
            return Extraction.run(
                    source, request.table(), request.format(), target, settings.listener(), settings.clock());
        }
        try (var pool = SessionPool.open(request.judge(), settings.sessions(1))) {
            var condition = new Extraction.Condition(request.where(), pool);
            return Extraction.run(
                    source,
                    request.table(),
                    condition,
                    request.format(),
                    target,
                    settings.listener(),
                    settings.clock());
        }
    }

    /**
     * Compares a backup with a live database, which stays as it is.
     *
     * @throws RefusedException if a right is missing, or a pattern fits no table
     */
    public DiffReport diff(DiffRequest request) {
        SourceArchive source = SourceArchive.of(repository.find(request.backup()));
        try (var pool = SessionPool.open(request.live(), settings.sessions(LiveDatabase.SESSIONS))) {
            return Diff.run(source, pool, request.tables(), request.examples(), settings.listener(), settings.clock());
        }
    }

    /**
     * Finds out what {@link #rescue} would do, and what stands against it; changes nothing.
     *
     * @throws RefusedException if a right is missing, a pattern fits no table, or the condition is not taken
     */
    public RescueReport plan(RescueRequest request) {
        return run(request, false);
    }

    /**
     * Brings rows back, in one transaction, and returns when they are back, compared and committed.
     *
     * @throws RefusedException if something stands against it; nothing was changed
     * @throws RescueFailedException if writing failed; the database is as it was
     */
    public RescueReport rescue(RescueRequest request) {
        return run(request, true);
    }

    private RescueReport run(RescueRequest request, boolean write) {
        SourceArchive source = SourceArchive.of(repository.find(request.backup()));
        try (var pool = SessionPool.open(request.live(), settings.sessions(LiveDatabase.SESSIONS))) {
            DatabaseLock lock =
                    write ? DatabaseLock.take(request.live(), settings.sessions(1), "rescue") : DatabaseLock.NONE;
            try (lock) {
                return Rescue.run(source, pool, request.options(), write, settings.listener(), settings.clock());
            } catch (RuntimeException failure) {
                throw lock.explain(failure);
            }
        }
    }
}
