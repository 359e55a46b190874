package io.restorable.backup;

import io.restorable.backup.archive.script.ScriptOptions;
import io.restorable.backup.archive.script.ScriptWriter;
import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.dump.Dump;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.repository.SealedBackup;
import io.restorable.backup.restore.SourceArchive;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Makes backups, and tells what is in the store. Made by {@link Backups}. Safe for use by many threads; every method
 * returns when its work is done, and throws a {@link BackupException} when it cannot be.
 */
public final class BackupService {

    private final @Nullable Database database;
    private final Repository repository;
    private final Settings settings;

    BackupService(@Nullable Database database, Repository repository, Settings settings) {
        this.database = database;
        this.repository = repository;
        this.settings = settings;
    }

    /**
     * Makes a backup. Interrupting the thread cancels it. Unless this returns, there is no backup.
     *
     * @throws RefusedException if something would have been lost or overlooked: a missing right, an object of an unknown
     *     kind, a transaction pooler, a server newer than those tested
     */
    public BackupReport create(BackupRequest request) {
        try (var pool = SessionPool.open(
                settings.require(database), settings.sessions(request.options().sessions()))) {
            Manifest manifest = new Dump(pool, repository, settings.clock())
                    .run(request.label(), request.options(), settings.listener());
            return new BackupReport(manifest.head().database().name() + "/" + manifest.id(), manifest);
        }
    }

    /** Lists the backups in the store, newest first; those that cannot be read are listed as such. */
    public List<ListedBackup> list() {
        return repository.list();
    }

    /**
     * Finds one backup.
     *
     * @param backup its name, a part of it that fits only one, or {@code latest}
     */
    public SealedBackup find(String backup) {
        return repository.find(backup);
    }

    /**
     * Writes a backup as a plain SQL script for psql.
     *
     * @param backup its name, a part of it that fits only one, or {@code latest}
     * @param target where the script goes; stays open
     */
    public void export(String backup, ScriptOptions options, OutputStream target) {
        SourceArchive source = SourceArchive.of(repository.find(backup));
        try {
            ScriptWriter.write(source.contents(), source.files(), options, target);
        } catch (IOException failure) {
            throw new ExportFailedException(source.name(), failure);
        }
    }
}
