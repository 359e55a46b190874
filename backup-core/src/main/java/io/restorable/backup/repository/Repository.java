package io.restorable.backup.repository;

import io.restorable.backup.encryption.BackupEncryption;
import io.restorable.backup.encryption.Encryption;
import io.restorable.backup.encryption.KeyRing;
import io.restorable.backup.error.AmbiguousBackupException;
import io.restorable.backup.error.BackupNotFoundException;
import io.restorable.backup.error.DamagedBackupException;
import io.restorable.backup.error.MissingKeyException;
import io.restorable.backup.error.NewerFormatException;
import io.restorable.backup.error.ObjectExistsException;
import io.restorable.backup.error.ObjectMissingException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.error.UnauthenticManifestException;
import io.restorable.backup.manifest.BackupId;
import io.restorable.backup.manifest.BackupLabel;
import io.restorable.backup.manifest.ManifestHead;
import io.restorable.backup.manifest.ManifestJson;
import io.restorable.backup.manifest.ObjectEntry;
import io.restorable.backup.manifest.OpenedManifest;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.ObjectListing;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoredObject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The backups of a store, laid out as
 *
 * <pre>
 * database/id/…data files…  database/id/toc.dat  database/id/manifest.json  database/id/evidence/time.json
 *                           database/id/pinned.txt
 * </pre>
 *
 * A folder without a manifest is not a backup. Keeps no state besides the store, so that any number of processes may
 * work on it at once, and a new one knows all. Safe for use by many threads. Every method can throw {@link
 * StorageException}.
 */
public final class Repository {

    /** What stands for the newest backup. */
    public static final String LATEST = "latest";

    private static final Duration SHORTEST_GRACE = Duration.ofHours(1);

    private final BackupStore store;
    private final Clock clock;
    private final Protection protection;

    /**
     * Takes a store in which nothing is encrypted.
     *
     * @param store where the backups lie; stays owned by the caller
     * @param clock names new backups, and tells when an unfinished one is given up
     */
    public Repository(BackupStore store, Clock clock) {
        this(store, clock, Protection.NONE);
    }

    /** Takes a store; otherwise as {@link #Repository(BackupStore, Clock)}. */
    public Repository(BackupStore store, Clock clock, Protection protection) {
        this.store = store;
        this.clock = clock;
        this.protection = protection;
    }

    /** Names the store in messages. */
    public String describe() {
        return store.describe();
    }

    /**
     * The same with a lock of new backups: the store refuses to delete or replace any of their objects, the manifest
     * included, until that long after the beginning of the backup. All of them are free again at the same moment.
     *
     * @throws RefusedException if the store cannot lock objects
     */
    public Repository lockingFor(Duration duration) {
        Lock.requirePossible(store, duration);
        return new Repository(store, clock, protection.lockedFor(duration));
    }

    /** Begins a backup that is taken at present. */
    public BackupWriter begin(String database, BackupLabel label) {
        return begin(database, label, clock.instant());
    }

    /**
     * Begins a backup. Its name is the second it was started at and the label, or the first later second that is free.
     *
     * @param startedAt when the work for it began, which may be a while ago: catalogs are read first
     */
    public BackupWriter begin(String database, BackupLabel label, Instant startedAt) {
        var id = new BackupId(startedAt, label);
        Lock.requirePossible(store, protection.lockFor());
        Instant lockedUntil = Lock.end(startedAt, protection.lockFor());
        Encryption encryption = protection.encryption();
        BackupEncryption encrypted = encryption == null ? null : encryption.begin();
        while (true) {
            var folder = new BackupFolder(store, new BackupName(database, id));
            try {
                return new StoreWriter(
                        folder,
                        WritingMark.take(folder, clock),
                        startedAt,
                        clock,
                        encrypted,
                        protection.macKey(),
                        lockedUntil);
            } catch (ObjectExistsException taken) {
                id = id.next();
            }
        }
    }

    /** Lists all backups, newest first. */
    public List<ListedBackup> list() {
        return list(sealed(folders()));
    }

    /** Lists the backups of one database, newest first. */
    public List<ListedBackup> list(String database) {
        return list(sealed(folders(database)));
    }

    /**
     * Lists the backups of one database, newest first, and reads each of them only when it is asked for: who looks for
     * the newest reads one manifest, however many there are.
     */
    public Stream<ListedBackup> newestFirst(String database) {
        return folders(database).stream()
                .sorted(Comparator.comparing(BackupFolder::name).reversed())
                .filter(Repository::isSealed)
                .flatMap(folder -> listed(folder).stream());
    }

    /**
     * Opens the backup that {@code reference} names: an exact name, with or without its database before it; a part of a
     * name that fits only one; or {@code latest}, {@code shop/latest}, where a bare {@code latest} needs the store to
     * hold backups of one database only. The latest is never one that was made before a restore ({@code pre-restore}),
     * unless there is no other.
     *
     * @throws BackupNotFoundException if none fits, naming those that exist
     * @throws AmbiguousBackupException if several fit, naming them
     * @throws DamagedBackupException if it fits one whose manifest is damaged; none is taken instead
     * @throws NewerFormatException if it fits one of a newer version of this tool
     * @throws MissingKeyException if it is encrypted, and keys were given of which none fits
     * @throws UnauthenticManifestException if a MAC key was given, and its manifest was not written with it
     */
    public SealedBackup find(String reference) {
        BackupFolder folder = new BackupSearch(describe(), sealed(folders())).find(reference);
        return open(folder.name());
    }

    /**
     * Opens a backup by its full name.
     *
     * @throws BackupNotFoundException if there is none
     * @throws DamagedBackupException if its manifest is damaged
     * @throws NewerFormatException if it is one of a newer version of this tool
     * @throws MissingKeyException if it is encrypted, and keys were given of which none fits
     * @throws UnauthenticManifestException if a MAC key was given, and its manifest was not written with it
     */
    public SealedBackup open(BackupName name) {
        return opened(name);
    }

    /** Opens a backup by its full name; empty if there is none. Otherwise as {@link #open}. */
    public Optional<SealedBackup> openIfThere(BackupName name) {
        return openedIfThere(name).map(SealedBackup.class::cast);
    }

    /** The names of the folders of a database, in no order that matters: of its backups, and of unfinished ones. */
    public List<BackupName> names(String database) {
        return folders(database).stream().map(BackupFolder::name).toList();
    }

    /** The names of all folders that have no manifest: backups that are being written, or were given up. */
    public List<BackupName> unfinished() {
        return folders().stream()
                .filter(folder -> !isSealed(folder))
                .map(BackupFolder::name)
                .sorted()
                .toList();
    }

    /**
     * Begins a copy of a backup that lies in another store. What a copy left that died a while ago is taken over; the
     * MAC of the original is checked with the key of its own repository. If the original is locked and this store can lock
     * objects, the copy is locked until the same moment.
     *
     * @param original where the backup lies
     * @return the copy, or empty if the same backup is here already
     * @throws BackupNotFoundException if there is no such backup
     * @throws DamagedBackupException if its manifest is damaged
     * @throws UnauthenticManifestException if a MAC key was given there, and its manifest was not written with it
     * @throws RefusedException if another backup of that name is here, or another process is copying it
     */
    public Optional<BackupCopy> beginCopy(Repository original, BackupName name) {
        return BackupCopy.begin(original.copySource(name), new BackupFolder(store, name), clock);
    }

    private CopySource copySource(BackupName name) {
        var folder = new BackupFolder(store, name);
        byte[] manifest = manifest(folder);
        try (var source = new ByteArrayInputStream(manifest)) {
            OpenedManifest opened = ManifestJson.read(name.toString(), protection.macKey(), source);
            requireOwn(folder, opened.manifest().head());
            return new CopySource(folder, new StoredBackup(folder, opened, KeyRing.EMPTY), manifest);
        } catch (IOException impossible) {
            throw unreadable(folder, impossible);
        }
    }

    private byte[] manifest(BackupFolder folder) {
        try (InputStream manifest = store.get(folder.manifest())) {
            return manifest.readAllBytes();
        } catch (ObjectMissingException missing) {
            throw notFound(folder.name());
        } catch (IOException failure) {
            throw unreadable(folder, failure);
        }
    }

    private StoredBackup opened(BackupName name) {
        return openedIfThere(name)
                .orElseThrow(() -> new BackupNotFoundException(
                        name.toString(), describe(), names(sealed(folders(name.database())))));
    }

    private Optional<StoredBackup> openedIfThere(BackupName name) {
        var folder = new BackupFolder(store, name);
        try (InputStream manifest = store.get(folder.manifest())) {
            OpenedManifest opened = ManifestJson.read(name.toString(), protection.macKey(), manifest);
            requireOwn(folder, opened.manifest().head());
            return Optional.of(new StoredBackup(folder, opened, protection.keys()));
        } catch (ObjectMissingException missing) {
            return Optional.empty();
        } catch (IOException failure) {
            throw unreadable(folder, failure);
        }
    }

    /**
     * Encrypts a backup anew, for other keys; one that was not encrypted, too. The former keys decrypt nothing of it in
     * this store then. Copies of it elsewhere, former versions that the store keeps, and whatever was read before, they
     * decrypt for ever.
     *
     * @param name which one; must be readable with the keys that were given
     * @param next for whom
     * @param progress is told of each object that is written
     * @throws MissingKeyException if the keys do not fit
     * @throws RefusedException if it is locked, or another process is at it
     */
    public Rekeyed rekey(BackupName name, Encryption next, Consumer<ObjectEntry> progress) {
        var folder = new BackupFolder(store, name);
        try (RekeyMark mark = RekeyMark.take(folder, clock)) {
            StoredBackup backup = opened(name);
            backup.requireKeys();
            Lock.requireNone(name, backup.manifest().head(), clock.instant(), "encrypted anew");
            return new Rekey(backup, folder, next.begin(), mark, progress)
                    .run(new ManifestWriter(folder, protection.macKey()));
        }
    }

    /**
     * Writes down how to get the newest backup of each database back, with and without this tool. Holds no secret.
     *
     * @param address the store's address as a URI, or a description for people
     */
    public String recoveryKit(String address) {
        return new RecoveryKit(address, clock.instant()).write(list());
    }

    /**
     * Pins a backup: retention keeps it, whatever its policy says, until it is unpinned. One that is pinned already gets
     * the new reason.
     *
     * @param reason why, for people; one line
     */
    public void pin(BackupName name, String reason) {
        var folder = new BackupFolder(store, name);
        String text = clock.instant().truncatedTo(ChronoUnit.SECONDS) + " " + reason + "\n";
        store.put(folder.pinned(), text.getBytes(StandardCharsets.UTF_8), PutOptions.REPLACE);
    }

    /** When and why a backup was pinned: {@code 2026-11-21T02:00:00Z before a restore}; empty if it is not. */
    public Optional<String> pinned(BackupName name) {
        var folder = new BackupFolder(store, name);
        try (InputStream text = store.get(folder.pinned())) {
            return Optional.of(new String(text.readAllBytes(), StandardCharsets.UTF_8).strip());
        } catch (ObjectMissingException notPinned) {
            return Optional.empty();
        } catch (IOException failure) {
            throw unreadable(folder, failure);
        }
    }

    /** The names of the records of evidence beside a backup, as {@link SealedBackup#keepEvidence} gave them. */
    public List<String> evidence(BackupName name) {
        return new BackupFolder(store, name).evidence();
    }

    /** Whether there is such a backup at present, readable or not. */
    public boolean exists(BackupName name) {
        return isSealed(new BackupFolder(store, name));
    }

    /** Whether a process that seems to live is encrypting a backup anew. */
    public boolean isBeingRekeyed(BackupName name) {
        return RekeyMark.isTaken(new BackupFolder(store, name), clock.instant());
    }

    /** Takes the pin away; the backup then lives as long as its policy says. */
    public void unpin(BackupName name) {
        store.delete(List.of(new BackupFolder(store, name).pinned()));
    }

    /**
     * Deletes a backup, its manifest first, so that it is never listed with objects missing.
     *
     * @throws RefusedException if it is locked; nothing was deleted
     * @throws DamagedBackupException if its manifest is damaged, so that nobody knows whether it is locked
     * @throws NewerFormatException if it is one of a newer version of this tool
     */
    public void delete(BackupName name) {
        var folder = new BackupFolder(store, name);
        head(folder).ifPresent(head -> Lock.requireNone(name, head, clock.instant(), "deleted"));
        store.delete(List.of(folder.manifest()));
        store.delete(folder.objects().stream().map(StoredObject::key).toList());
    }

    /**
     * Removes what processes left behind that died while writing. Never touches a sealed backup, nor one that is being
     * written: as long as a writer lives, its folder is younger than the grace period.
     *
     * @param grace how long nothing must have happened in a folder; at least an hour
     */
    public Sweep sweep(Duration grace) {
        if (grace.compareTo(SHORTEST_GRACE) < 0) {
            throw new IllegalArgumentException("A writer needs longer than " + grace + " to show that it lives");
        }
        return new Sweeper(store, clock.instant().minus(grace)).sweep(folders());
    }

    /** Whether a manifest, readable or not, makes the folder a backup. */
    static boolean isSealed(BackupFolder folder) {
        return folder.store()
                .find(folder.manifest())
                .filter(manifest -> !Sweeper.isGravestone(folder, manifest))
                .isPresent();
    }

    private List<ListedBackup> list(List<BackupFolder> sealed) {
        return sealed.stream().flatMap(folder -> listed(folder).stream()).toList();
    }

    /** What a manifest says, whoever wrote it; empty if there is none. */
    private Optional<ManifestHead> head(BackupFolder folder) {
        try (InputStream manifest = store.get(folder.manifest())) {
            return Optional.of(ManifestJson.readHead(folder.name().toString(), manifest));
        } catch (ObjectMissingException none) {
            return Optional.empty();
        } catch (IOException failure) {
            throw unreadable(folder, failure);
        }
    }

    /** Empty if it was deleted meanwhile. */
    private Optional<ListedBackup> listed(BackupFolder folder) {
        try (InputStream manifest = store.get(folder.manifest())) {
            var head = ManifestJson.readHead(folder.name().toString(), protection.macKey(), manifest);
            requireOwn(folder, head);
            return Optional.of(new ListedBackup.Sealed(folder.name(), head));
        } catch (DamagedBackupException | NewerFormatException | UnauthenticManifestException problem) {
            return Optional.of(new ListedBackup.Unreadable(folder.name(), problem));
        } catch (ObjectMissingException deleted) {
            return Optional.empty();
        } catch (IOException failure) {
            throw unreadable(folder, failure);
        }
    }

    /** A manifest that was copied from elsewhere is whole, but says nothing of the objects here. */
    private static void requireOwn(BackupFolder folder, ManifestHead head) {
        var own = new BackupName(head.database().name(), head.id());
        if (!own.equals(folder.name())) {
            throw new DamagedBackupException(
                    folder.name().toString(), ManifestJson.OBJECT_NAME, "is that of backup " + own, null);
        }
    }

    private List<BackupFolder> folders() {
        return ObjectListing.folders(store, "").stream()
                .distinct()
                .flatMap(folder -> DatabaseFolder.database(folder).stream())
                .flatMap(database -> folders(database).stream())
                .toList();
    }

    /** Each once, also where a store repeats itself: what counts backups must not count one twice. */
    private List<BackupFolder> folders(String database) {
        return ObjectListing.folders(store, DatabaseFolder.of(database)).stream()
                .distinct()
                .flatMap(folder -> BackupFolder.parse(store, database, folder).stream())
                .toList();
    }

    /** Newest first. */
    private static List<BackupFolder> sealed(List<BackupFolder> folders) {
        return folders.stream()
                .filter(Repository::isSealed)
                .sorted(Comparator.comparing(BackupFolder::name).reversed())
                .toList();
    }

    private static List<String> names(List<BackupFolder> folders) {
        return folders.stream().map(folder -> folder.name().toString()).toList();
    }

    private BackupNotFoundException notFound(BackupName name) {
        return new BackupNotFoundException(name.toString(), describe(), names(sealed(folders(name.database()))));
    }

    private StorageException unreadable(BackupFolder folder, IOException failure) {
        return new StorageException(
                "The manifest of " + folder.name() + " could not be read from " + describe() + ": "
                        + failure.getMessage() + ".",
                "Check the store and try again.",
                failure);
    }
}
