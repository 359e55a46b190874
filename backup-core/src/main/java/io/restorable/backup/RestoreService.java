package io.restorable.backup;

import io.restorable.backup.connect.ConnectionUrl;
import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.pace.ByteRate;
import io.restorable.backup.drill.Drill;
import io.restorable.backup.drill.DrillReport;
import io.restorable.backup.dump.Dump;
import io.restorable.backup.dump.DumpOptions;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.manifest.BackupLabel;
import io.restorable.backup.manifest.MacCheck;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.repository.SealedBackup;
import io.restorable.backup.restore.Restore;
import io.restorable.backup.restore.RestoreFailedException;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.restore.SourceArchive;
import io.restorable.backup.restore.swap.ForgetReport;
import io.restorable.backup.restore.swap.KeptDatabase;
import io.restorable.backup.restore.swap.KeptDatabases;
import io.restorable.backup.restore.swap.SwapFailedException;
import io.restorable.backup.restore.swap.UndoReport;
import java.util.List;

/** Restores backups. Made by {@link Backups}. Safe for use by many threads. */
public final class RestoreService {

    private final Repository repository;
    private final Repository safety;
    private final Settings settings;

    /** @param safety where targets are backed up before they are replaced */
    RestoreService(Repository repository, Repository safety, Settings settings) {
        this.repository = repository;
        this.safety = safety;
        this.settings = settings;
    }

    /**
     * Restores a backup, and returns when it is restored and compared. Interrupting the thread cancels it. A target that
     * holds something is backed up first, into this service's store; that backup is pinned.
     *
     * @throws RefusedException if the restore was refused for safety; nothing was changed
     * @throws RestoreFailedException if it failed; the target is as it was before
     */
    public RestoreReport restore(RestoreRequest request) {
        SealedBackup backup = repository.find(request.backup());
        RestoreReport report = restore(SourceArchive.of(backup), request);
        return backup.mac() == MacCheck.NOT_CHECKED
                ? report.withWarning("The backup's MAC was not checked, as no MAC key was given.")
                : report;
    }

    /**
     * Restores an archive that may come from elsewhere, from {@code pg_dump -Fd}, say; otherwise as {@link #restore(
     * RestoreRequest)}.
     *
     * @param source what to restore; the request's own name of a backup is not looked at
     */
    public RestoreReport restore(SourceArchive source, RestoreRequest request) {
        return Restore.run(
                source,
                request.target(),
                request.options(),
                () -> backUp(request.target(), source.name(), request.options().rate()),
                settings.listener(),
                settings.clock());
    }

    /**
     * Restores a backup to a scratch database, compares that with the backup, lets the request's checks run on it, and
     * drops it. Interrupting the thread cancels it. Leaves a record of it beside the backup.
     *
     * @return what was found; a backup that cannot be restored is a finding, not an exception
     * @throws RefusedException if the server cannot take it, which says nothing of the backup
     * @throws BackupException if the server or the store cannot be worked with, which says nothing either
     */
    public DrillReport drill(DrillRequest request) {
        SealedBackup backup = repository.find(request.backup());
        backup.requireKeys();
        DrillReport report =
                new Drill(backup, request.server(), request.options(), settings.listener(), settings.clock()).run();
        Proofs.keep(backup, report.evidence(backup, Proofs.prover()));
        return report;
    }

    private String backUp(Database target, String source, ByteRate rate) {
        DumpOptions options = DumpOptions.DEFAULT.withRate(rate);
        try (var pool = SessionPool.open(target, settings.sessions(options.sessions()))) {
            Manifest manifest =
                    new Dump(pool, safety, settings.clock()).run(BackupLabel.PRE_RESTORE, options, settings.listener());
            var name = new BackupName(manifest.head().database().name(), manifest.id());
            safety.pin(name, "made before " + source + " was restored over it");
            return name.toString();
        }
    }

    /**
     * Lists the databases that gave their name to another one and were kept, newest first.
     *
     * @param url the database that stands in their place, as {@code jdbc:postgresql:…} or {@code postgresql://…}
     */
    public List<KeptDatabase> kept(String url) {
        return kept(ConnectionUrl.parse(url));
    }

    /** Lists kept databases; otherwise as {@link #kept(String)}. */
    public List<KeptDatabase> kept(Database database) {
        try (var kept = KeptDatabases.of(database, settings.clock())) {
            return kept.list();
        }
    }

    /**
     * Brings the newest kept database back into its place, and keeps the one that stands there now.
     *
     * @param url the database that stands in its place, as {@code jdbc:postgresql:…} or {@code postgresql://…}
     * @throws RefusedException if none is kept, a right is missing, or something is in the way; nothing was changed
     * @throws SwapFailedException if the databases could not exchange their names; nothing was changed
     */
    public UndoReport undo(String url) {
        return undo(ConnectionUrl.parse(url));
    }

    /** Brings the newest kept database back; otherwise as {@link #undo(String)}. */
    public UndoReport undo(Database database) {
        try (var kept = KeptDatabases.of(database, settings.clock())) {
            return kept.undo();
        }
    }

    /**
     * Drops all kept databases of a name.
     *
     * @param url the database that stands in their place, as {@code jdbc:postgresql:…} or {@code postgresql://…}
     */
    public ForgetReport forget(String url) {
        Database database = ConnectionUrl.parse(url);
        return forget(database, kept(database));
    }

    /**
     * Drops kept databases. One that somebody is connected to stays, and is named in the report.
     *
     * @param database the database that stands in their place
     * @param chosen those to drop, of {@link #kept}
     */
    public ForgetReport forget(Database database, List<KeptDatabase> chosen) {
        try (var kept = KeptDatabases.of(database, settings.clock())) {
            return kept.forget(chosen);
        }
    }
}
