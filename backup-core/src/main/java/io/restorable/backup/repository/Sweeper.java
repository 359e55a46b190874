package io.restorable.backup.repository;

import io.restorable.backup.error.ObjectExistsException;
import io.restorable.backup.error.ObjectMissingException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Removes unfinished backups. Before anything of one is deleted, a gravestone takes the manifest's place by a
 * conditional create: of a writer that seals late and a sweep, exactly one wins. A gravestone is no manifest; a folder
 * that has one is unfinished still, and the next sweep goes on with it.
 */
final class Sweeper {

    private static final byte[] GRAVESTONE = "swept\n".getBytes(StandardCharsets.US_ASCII);

    private final BackupStore store;
    private final Instant oldBefore;
    private final List<BackupName> removed = new ArrayList<>();
    private final List<BackupName> spared = new ArrayList<>();
    private @Nullable StorageException failure;

    Sweeper(BackupStore store, Instant oldBefore) {
        this.store = store;
        this.oldBefore = oldBefore;
    }

    /** Whether what lies in the manifest's place is a gravestone. */
    static boolean isGravestone(BackupFolder folder, StoredObject manifest) {
        if (manifest.size() != GRAVESTONE.length) {
            return false;
        }
        try (InputStream content = folder.store().get(folder.manifest())) {
            return Arrays.equals(content.readAllBytes(), GRAVESTONE);
        } catch (ObjectMissingException gone) {
            return false;
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    Sweep sweep(List<BackupFolder> folders) {
        for (BackupFolder folder : folders) {
            if (!Repository.isSealed(folder)) {
                goOnAfter(() -> sweep(folder));
            }
        }
        Set<String> live = spared.stream()
                .map(name -> new BackupFolder(store, name).path())
                .collect(Collectors.toSet());
        int discarded = store.discardUnfinished(oldBefore, folder -> !live.contains(folder));
        if (failure != null) {
            throw failure;
        }
        return new Sweep(removed, spared, discarded);
    }

    /** What cannot be removed, because it is locked say, does not keep the rest. */
    private void goOnAfter(Runnable step) {
        try {
            step.run();
        } catch (StorageException kept) {
            if (failure == null) {
                failure = kept;
            } else {
                failure.addSuppressed(kept);
            }
        }
    }

    private void sweep(BackupFolder folder) {
        if (isYoung(folder)) {
            spared.add(folder.name());
            return;
        }
        try {
            store.put(folder.manifest(), GRAVESTONE, PutOptions.CREATE);
        } catch (ObjectExistsException sealedOrBegunBefore) {
            if (Repository.isSealed(folder)) {
                return;
            }
        }
        if (isYoung(folder)) {
            store.delete(List.of(folder.manifest()));
            spared.add(folder.name());
            return;
        }
        removeAll(folder);
        removed.add(folder.name());
    }

    /** The gravestone goes last, so that a sweep that dies half-way is taken up again. */
    private void removeAll(BackupFolder folder) {
        store.delete(folder.objects().stream()
                .map(StoredObject::key)
                .filter(key -> !key.equals(folder.manifest()))
                .toList());
        store.delete(List.of(folder.manifest()));
    }

    private boolean isYoung(BackupFolder folder) {
        return folder.objects().stream()
                .filter(object -> !object.key().equals(folder.manifest()))
                .anyMatch(object -> !object.modified().isBefore(oldBefore));
    }
}
