package io.restorable.backup;

import io.restorable.backup.error.RefusedException;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.restore.Restore;
import io.restorable.backup.restore.RestoreFailedException;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.restore.SourceArchive;

/** Restores backups. Made by {@link Backups}. Safe for use by many threads. */
public final class RestoreService {

    private final Repository repository;
    private final Settings settings;

    RestoreService(Repository repository, Settings settings) {
        this.repository = repository;
        this.settings = settings;
    }

    /**
     * Restores a backup, and returns when it is restored and compared. Interrupting the thread cancels it.
     *
     * @throws RefusedException if the restore was refused for safety; nothing was changed
     * @throws RestoreFailedException if it failed; the target is as it was before
     */
    public RestoreReport restore(RestoreRequest request) {
        return restore(SourceArchive.of(repository.find(request.backup())), request);
    }

    /**
     * Restores an archive that may come from elsewhere, from {@code pg_dump -Fd}, say; otherwise as {@link #restore(
     * RestoreRequest)}.
     *
     * @param source what to restore; the request's own name of a backup is not looked at
     */
    public RestoreReport restore(SourceArchive source, RestoreRequest request) {
        return Restore.run(source, request.target(), request.options(), settings.listener(), settings.clock());
    }
}
