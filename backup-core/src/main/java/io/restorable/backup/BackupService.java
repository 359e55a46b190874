package io.restorable.backup;

import io.restorable.backup.archive.script.ScriptOptions;
import io.restorable.backup.archive.script.ScriptWriter;
import io.restorable.backup.connect.Database;
import io.restorable.backup.connect.SessionPool;
import io.restorable.backup.connect.lock.DatabaseLock;
import io.restorable.backup.copy.CopyOptions;
import io.restorable.backup.copy.CopyReport;
import io.restorable.backup.dump.Dump;
import io.restorable.backup.encryption.Encryption;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.error.BackupNotFoundException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.event.Operation;
import io.restorable.backup.event.Phase;
import io.restorable.backup.event.Progress;
import io.restorable.backup.event.ProgressListener;
import io.restorable.backup.event.ProgressReporter;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.Rekeyed;
import io.restorable.backup.repository.Repository;
import io.restorable.backup.repository.SealedBackup;
import io.restorable.backup.repository.Sweep;
import io.restorable.backup.restore.SourceArchive;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.StoreUri;
import io.restorable.backup.trend.Trend;
import io.restorable.backup.trend.TrendPoint;
import io.restorable.backup.verify.Evidence;
import io.restorable.backup.verify.Proof;
import io.restorable.backup.verify.Verification;
import io.restorable.backup.verify.VerificationLevel;
import io.restorable.backup.verify.VerificationReport;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes backups, and tells what is in the store. Made by {@link Backups}. Safe for use by many threads; every method
 * returns when its work is done, and throws a {@link BackupException} when it cannot be.
 */
public final class BackupService {

    private static final Logger LOGGER = LoggerFactory.getLogger(BackupService.class);
    private static final int MOST_READERS = 4;

    /** Longer than any writer is silent, however slow its store. */
    private static final Duration GRACE = Duration.ofDays(1);

    private final @Nullable Database database;
    private final Repository repository;
    private final String address;
    private final Settings settings;
    private final Trends trends;
    private final List<CopyStore> copies;
    private final CopyOptions copyOptions;
    private final Copying copying;

    /**
     * @param address of the store, or a description
     * @param copies where each new backup is copied
     */
    BackupService(
            @Nullable Database database,
            Repository repository,
            String address,
            Settings settings,
            List<CopyStore> copies,
            CopyOptions copyOptions) {
        this.copies = List.copyOf(copies);
        this.copyOptions = copyOptions;
        this.copying = new Copying(repository, settings);
        this.database = database;
        this.repository = repository;
        this.address = address;
        this.settings = settings;
        this.trends = new Trends(repository, settings);
    }

    /**
     * Makes a backup. Interrupting the thread cancels it. Unless this returns, there is no backup. What processes that
     * died left in the store a day ago or earlier is removed. The report, the listener and the log say what is alarming
     * about it: that it is much smaller or larger than an earlier one, or that tables or rows are gone.
     *
     * @throws RefusedException if something would have been lost or overlooked: a missing right, an object of an unknown
     *     kind, a transaction pooler, a server newer than those tested, a lock that the store cannot keep; or if somebody
     *     else backs this database up, restores or migrates it
     */
    public BackupReport create(BackupRequest request) {
        Database source = settings.require(database);
        Repository target = request.lockFor() == null ? repository : repository.lockingFor(request.lockFor());
        Manifest manifest;
        TrendPoint trend;
        try (var pool = SessionPool.open(
                        source, settings.sessions(request.options().sessions()));
                var listener = new HeldCompletion(settings.listener())) {
            manifest = dumpAlone(source, new Dump(pool, target, settings.clock()), request, listener);
            sweep(repository);
            trend = trends.judge(manifest, listener);
        }
        var name = new BackupName(manifest.head().database().name(), manifest.id());
        return new BackupReport(name.toString(), manifest, trend, copying.toEach(copies, name, copyOptions));
    }

    /**
     * Copies backups into another store: those that it lacks, newest first, as that one is missed most if the way breaks
     * off. Objects are copied as they are stored, so that this takes no keys, and compared with the manifest on the way. A
     * failure of one goes on with the next.
     *
     * @param address the other store: a folder, or a URI as {@code s3://bucket/prefix}
     */
    public CopyReport copy(String address, CopyRequest request) {
        try (CopyStore store = CopyStore.at(StoreUri.parse(address))) {
            return copying.to(store, request);
        }
    }

    /** Copies backups into a store that is open, and stays so; otherwise as {@link #copy(String, CopyRequest)}. */
    public CopyReport copy(BackupStore store, CopyRequest request) {
        return copying.to(CopyStore.of(store), request);
    }

    private Manifest dumpAlone(Database source, Dump dump, BackupRequest request, ProgressListener listener) {
        DatabaseLock lock = DatabaseLock.take(source, settings.sessions(1), "backup");
        try (lock) {
            return dump.run(request.label(), request.options(), listener);
        } catch (RuntimeException failure) {
            throw lock.explain(failure);
        }
    }

    /** The new backup is good, whatever becomes of old leftovers. */
    static void sweep(Repository repository) {
        try {
            Sweep swept = repository.sweep(GRACE);
            if (!swept.removed().isEmpty()) {
                LOGGER.info("Removed unfinished backups that were left behind: {}", swept.removed());
            }
        } catch (RuntimeException failure) {
            LOGGER.warn("Unfinished backups could not be removed: {}", failure.getMessage());
        }
    }

    /** Lists the backups in the store, newest first; those that cannot be read are listed as such. */
    public List<ListedBackup> list() {
        return repository.list();
    }

    /**
     * How the backups of each database in the store have changed, and what is alarming about the newest. Tables are
     * compared where the backups are not encrypted, or keys were given that fit.
     */
    public List<Trend> trends() {
        return trends.all();
    }

    /**
     * The same of one database.
     *
     * @throws BackupNotFoundException if there is no backup of it
     */
    public Trend trend(String databaseName) {
        return trends.of(databaseName);
    }

    /**
     * Lists the backups of one database, newest first, and reads each of them only when it is asked for.
     *
     * @param name the database's own name
     */
    public Stream<ListedBackup> newestFirst(String name) {
        return repository.newestFirst(name);
    }

    /** The proofs of a backup, in any order; reads no more than the names of their records. */
    public List<Proof> proofs(BackupName backup) {
        return repository.evidence(backup).stream()
                .flatMap(name -> Proof.parse(name).stream())
                .toList();
    }

    /** What is known of a backup when all its proofs are taken together; reads no more than their names. */
    public Proof.Standing standing(BackupName backup) {
        return Proof.standing(repository.evidence(backup));
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
     * Proves a backup whole, as far as the level goes, without any database. Leaves a record of it beside the backup.
     *
     * @param backup its name, a part of it that fits only one, or {@code latest}
     * @return what was found; damage is a finding, not an exception
     */
    public VerificationReport verify(String backup, VerificationLevel level) {
        SealedBackup sealed = repository.find(backup);
        if (level != VerificationLevel.CHECKSUMS) {
            sealed.requireKeys();
        }
        int jobs = Math.max(1, Math.min(MOST_READERS, Runtime.getRuntime().availableProcessors()));
        VerificationReport report = new Verification(sealed, level, jobs, settings.listener(), settings.clock()).run();
        Proofs.keep(sealed, Evidence.of(report, Proofs.prover()));
        return report;
    }

    /**
     * Encrypts a backup anew, for other keys; one that was not encrypted, too. There is no moment at which it is not
     * whole: the former keys read it until the new ones do. They still decrypt copies of it elsewhere, former versions
     * that the store keeps, and whatever was read before.
     *
     * @param backup its name, a part of it that fits only one, or {@code latest}; the keys of this service must fit
     * @param next for whom
     */
    public Rekeyed rekey(String backup, Encryption next) {
        SealedBackup sealed = repository.find(backup);
        String name = sealed.name().toString();
        var progress = new ProgressReporter(Operation.REKEY, settings.listener(), settings.clock());
        var totals = sealed.manifest().head().totals();
        progress.expect(new Progress.Expected(0, totals.plainBytes(), totals.objects()));
        progress.started(name);
        progress.phase(Phase.DATA);
        try {
            Rekeyed rekeyed = repository.rekey(sealed.name(), next, object -> {
                progress.advance(0, object.plainBytes());
                progress.objectDone(object.name(), 0, object.plainBytes());
            });
            progress.completed(name);
            return rekeyed;
        } catch (RuntimeException failure) {
            progress.failed(failure);
            throw failure;
        }
    }

    /**
     * Writes down how to get the newest backup of each database back, with backup-cli.jar, and without it with age or
     * gpg and pg_restore. Holds no secret; to be kept with the keys, apart from the store.
     */
    public String recoveryKit() {
        return repository.recoveryKit(address);
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
