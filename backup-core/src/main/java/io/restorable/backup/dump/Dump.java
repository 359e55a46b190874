package io.restorable.backup.dump;

import io.restorable.backup.connect.ServerFacts;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.dump.lock.SchemaChangedException;
import io.restorable.backup.dump.lock.TableLockedException;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.MissingPrivilegeException;
import io.restorable.backup.error.OperationCancelledException;
import io.restorable.backup.event.Operation;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.manifest.BackupLabel;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.repository.Repository;
import java.time.Clock;
import java.time.Instant;

/**
 * Makes backups of one database into one repository. Each run needs {@link DumpOptions#sessions} sessions of the pool;
 * several runs at a time are possible if the pool has room for all.
 */
public final class Dump {

    private final SessionPool pool;
    private final Repository repository;
    private final Clock clock;

    /**
     * @param pool sessions with the database; stays owned by the caller
     * @param repository where backups go
     * @param clock the time of progress events
     */
    public Dump(SessionPool pool, Repository repository, Clock clock) {
        this.pool = pool;
        this.repository = repository;
        this.clock = clock;
    }

    /**
     * Makes a backup. Interrupting the calling thread cancels it. Whatever goes wrong, nothing is left behind that could
     * be taken for a backup.
     *
     * @param label what the backup is for
     * @param listener is told of the progress
     * @return the sealed manifest
     * @throws MissingPrivilegeException if the role lacks rights; nothing was written
     * @throws TableLockedException if a table is not to be locked in time; nothing was written
     * @throws SchemaChangedException if tables kept changing, or the backup gave way, at each attempt
     * @throws OperationCancelledException if the thread was interrupted
     * @throws BackupException for everything else that fails, with the reason
     */
    public Manifest run(BackupLabel label, DumpOptions options, ProgressListener listener) {
        ServerFacts facts = pool.facts();
        var progress = new ProgressReporter(Operation.DUMP, listener, clock);
        progress.started(facts.database());
        try {
            Manifest manifest = attempt(label, options, progress);
            progress.completed(facts.database() + "/" + manifest.id());
            return manifest;
        } catch (OperationCancelledException cancelled) {
            progress.failed(cancelled);
            Thread.currentThread().interrupt();
            throw cancelled;
        } catch (RuntimeException failure) {
            RuntimeException told = Thread.currentThread().isInterrupted()
                    ? new OperationCancelledException("The backup", failure)
                    : failure;
            progress.failed(told);
            throw told;
        }
    }

    private Manifest attempt(BackupLabel label, DumpOptions options, ProgressReporter progress) {
        for (int attempt = 1; ; attempt++) {
            Instant startedAt = clock.instant();
            try {
                return new DumpAttempt(
                                pool,
                                options,
                                progress,
                                () -> repository.begin(pool.facts().database(), label, startedAt))
                        .run();
            } catch (SchemaChangedException changed) {
                if (attempt >= options.attempts()) {
                    throw changed;
                }
                progress.warn(changed.problem() + " The backup begins anew.");
            }
        }
    }
}
