package io.restorable.backup.repository;

import io.restorable.backup.error.DamagedBackupException;
import io.restorable.backup.error.ObjectExistsException;
import io.restorable.backup.error.ObjectMissingException;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.manifest.ManifestHead;
import io.restorable.backup.manifest.ObjectEntry;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.ObjectUpload;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoreFeature;
import io.restorable.backup.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A sealed backup on its way into another store: its objects as they are stored, which takes no keys, and last its
 * manifest, byte for byte, so that its MAC stays right. It is no backup there until {@link #seal} has returned. Evidence
 * and pins tell of one store, and are not copied. Objects may be copied by many threads at once; {@link #seal} and
 * {@link #close} come after them.
 */
public final class BackupCopy implements AutoCloseable {

    private static final Logger LOGGER = LoggerFactory.getLogger(BackupCopy.class);
    private static final int BUFFER = 64 * 1024;

    private final CopySource source;
    private final BackupFolder folder;
    private final WritingMark mark;
    private final PutOptions create;
    private final Set<ObjectKey> leftovers;
    private boolean ended;

    private BackupCopy(
            CopySource source, BackupFolder folder, WritingMark mark, PutOptions create, Set<ObjectKey> leftovers) {
        this.source = source;
        this.folder = folder;
        this.mark = mark;
        this.create = create;
        this.leftovers = leftovers;
    }

    /** Begins; empty if the very same backup is there already. */
    static Optional<BackupCopy> begin(CopySource source, BackupFolder folder, Clock clock) {
        if (folder.store().find(folder.manifest()).isPresent()) {
            requireSame(source, folder);
            return Optional.empty();
        }
        WritingMark mark = WritingMark.takeOver(folder, clock);
        Set<ObjectKey> leftovers =
                folder.objects().stream().map(StoredObject::key).collect(Collectors.toSet());
        var copy = new BackupCopy(source, folder, mark, create(source, folder, clock.instant()), leftovers);
        copy.deleteForeign();
        return Optional.of(copy);
    }

    /** What a copy left that died before the original was encrypted anew. */
    private void deleteForeign() {
        Set<ObjectKey> own = objects().stream().map(this::key).collect(Collectors.toSet());
        folder.store()
                .delete(folder.objects().stream()
                        .filter(object -> BackupFolder.isContent(folder.nameOf(object)))
                        .map(StoredObject::key)
                        .filter(key -> !own.contains(key))
                        .toList());
    }

    /** Whether the target keeps the objects locked. */
    public boolean isLocked() {
        return create.lockedUntil() != null;
    }

    /** What a copy keeps locked, if its store can, is locked as long as the original. */
    private static PutOptions create(CopySource source, BackupFolder folder, Instant now) {
        ManifestHead head = source.head();
        Instant until = head.lockedUntil();
        boolean locked = until != null
                && head.isLockedAt(now)
                && folder.store().features().contains(StoreFeature.OBJECT_LOCK);
        return until != null && locked ? PutOptions.CREATE.lockedUntil(until) : PutOptions.CREATE;
    }

    private static void requireSame(CopySource source, BackupFolder folder) {
        if (!Repository.isSealed(folder)) {
            throw new RefusedException(
                    "What is left of " + folder.name() + " in " + folder.store().describe() + " is being swept.",
                    "Copy it when that is done; the next backup or copy into that store finishes it.");
        }
        if (!isThere(source, folder)) {
            throw new RefusedException(
                    "Another backup is called " + folder.name() + " in "
                            + folder.store().describe() + ": its manifest is not that of the one in "
                            + source.where() + ".",
                    "If the original was encrypted anew, rekey the other one, too; else compare both with 'show'. Nothing"
                            + " is replaced.");
        }
    }

    private static boolean isThere(CopySource source, BackupFolder folder) {
        try (InputStream manifest = folder.store().get(folder.manifest())) {
            return Arrays.equals(manifest.readAllBytes(), source.manifest());
        } catch (ObjectMissingException missing) {
            return false;
        } catch (IOException failure) {
            throw new StorageException(
                    "The manifest of " + folder.name() + " could not be read from "
                            + folder.store().describe() + ": " + failure.getMessage() + ".",
                    "Check the store and copy again.",
                    failure);
        }
    }

    /** What it is, and how large. */
    public ManifestHead head() {
        return source.head();
    }

    /** What there is to copy, besides the manifest. */
    public List<ObjectEntry> objects() {
        return source.backup().manifest().objects();
    }

    /**
     * Copies one object, and compares it with the manifest while it passes; nothing of a damaged one is visible in the
     * target. May be called again after a failure; what is there and whole by then stays.
     *
     * @param passed is told how many bytes have passed since the last call
     * @throws DamagedBackupException if the original is damaged
     * @throws StorageException if one of the stores fails; also if the original was deleted or rekeyed meanwhile
     */
    public void copy(ObjectEntry entry, LongConsumer passed) {
        ObjectKey key = key(entry);
        if (leftovers.contains(key) && isWhole(entry, key, passed)) {
            return;
        }
        try {
            put(entry, key, passed);
        } catch (ObjectExistsException exists) {
            if (!isWhole(entry, key, passed)) {
                folder.store().delete(List.of(key));
                put(entry, key, passed);
            }
        } catch (DamagedBackupException damaged) {
            throw source.isUnchanged() ? damaged : source.changed(damaged);
        }
    }

    private void put(ObjectEntry entry, ObjectKey key, LongConsumer passed) {
        try (InputStream original = source.backup().openStored(entry.name());
                ObjectUpload upload = folder.store().put(key, create.durableLater())) {
            transfer(original, upload.body(), passed);
            upload.commit();
        } catch (IOException failure) {
            throw new StorageException(
                    "Object '" + key + "' could not be copied from " + source.where() + " to "
                            + folder.store().describe() + ": " + failure.getMessage() + ".",
                    "Check both stores, and copy again.",
                    failure);
        }
    }

    /** What another process left, or a lost answer was about. */
    private boolean isWhole(ObjectEntry entry, ObjectKey key, LongConsumer passed) {
        try (InputStream there = new VerifiedInput(
                folder.name().toString(), entry, folder.store().get(key))) {
            transfer(there, OutputStream.nullOutputStream(), passed);
            return true;
        } catch (DamagedBackupException | ObjectMissingException other) {
            return false;
        } catch (IOException failure) {
            throw new StorageException(
                    "Object '" + key + "' could not be read back from "
                            + folder.store().describe() + ": " + failure.getMessage() + ".",
                    "Check the store, and copy again.",
                    failure);
        }
    }

    private void transfer(InputStream from, OutputStream to, LongConsumer passed) throws IOException {
        byte[] buffer = new byte[BUFFER];
        for (int count = from.read(buffer); count >= 0; count = from.read(buffer)) {
            to.write(buffer, 0, count);
            mark.refreshIfDue();
            passed.accept(count);
        }
    }

    /**
     * Looks whether the target holds exactly the objects of the manifest, and makes them a backup. Called when all are
     * copied; again, after a failure.
     *
     * @throws StorageException if an object is missing there, or the manifest could not be written
     */
    public void seal() {
        mark.refresh();
        folder.store().sync();
        requireStored();
        if (!source.isUnchanged()) {
            throw source.changed(null);
        }
        try {
            folder.store().put(folder.manifest(), source.manifest(), create);
        } catch (StorageException unclear) {
            if (!isThere(source, folder)) {
                throw unclear;
            }
        }
        if (!isThere(source, folder)) {
            throw notSealed("does not give the manifest back as it was written");
        }
        ended = true;
        removeMark();
    }

    private void requireStored() {
        Map<ObjectKey, Long> missing = new HashMap<>();
        objects().forEach(entry -> missing.put(key(entry), entry.storedBytes()));
        for (StoredObject object : folder.objects()) {
            Long size = missing.remove(object.key());
            boolean content = BackupFolder.isContent(folder.nameOf(object));
            if (content && (size == null || size != object.size())) {
                throw notSealed("holds " + object.key() + " with " + object.size() + " bytes instead of "
                        + (size == null ? "none" : size));
            }
        }
        if (!missing.isEmpty()) {
            throw notSealed("does not hold "
                    + missing.keySet().stream().sorted().limit(10).toList());
        }
    }

    private StorageException notSealed(String problem) {
        return new StorageException(
                "The copy of " + folder.name() + " was not sealed: "
                        + folder.store().describe() + " " + problem + ".",
                "Check the store, whether another program cleans it up, and copy again.",
                null);
    }

    private ObjectKey key(ObjectEntry entry) {
        return folder.key(source.head().storedName(entry.name()));
    }

    /** It is a backup whatever happens to the mark. */
    private void removeMark() {
        try {
            mark.remove();
        } catch (StorageException failure) {
            LOGGER.warn("The mark of the finished copy {} could not be removed", folder.name(), failure);
        }
    }

    /**
     * Removes what was copied, if it was not sealed; nothing if another process has taken over. A store that fails at that
     * is left to the next copy, or the sweep.
     */
    @Override
    public void close() {
        if (ended) {
            return;
        }
        ended = true;
        try {
            if (mark.isOwn()) {
                // A failed answer does not prove that the manifest is not there: it goes first, and the mark last.
                folder.store().delete(List.of(folder.manifest()));
                folder.store()
                        .delete(folder.objects().stream()
                                .map(StoredObject::key)
                                .filter(key -> !key.equals(folder.writing()))
                                .toList());
                mark.remove();
            }
        } catch (RuntimeException failure) {
            LOGGER.warn(
                    "The unfinished copy {} could not be removed; the next one, or a sweep, will",
                    folder.name(),
                    failure);
        }
    }
}
