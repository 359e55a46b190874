package io.restorable.backup.storage.local;

import io.restorable.backup.error.ObjectExistsException;
import io.restorable.backup.error.ObjectMissingException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.ListRequest;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.ObjectPage;
import io.restorable.backup.storage.ObjectUpload;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoreFeature;
import io.restorable.backup.storage.StoredObject;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * A folder of this machine, or one that is mounted into it. Each object is a file below it. A file is written beside
 * its place under a name that is no object's, forced to the disk, and then linked or renamed into its place; the
 * folder is forced to the disk too. Folders and files are for their owner only. Folders that become empty are removed.
 *
 * <p>Needs hard links for {@link StoreFeature#CONDITIONAL_CREATE} between processes; on file systems without them
 * (FAT) it holds between the threads of one process only.
 */
public final class LocalStore implements BackupStore {

    private static final String CHECK = "Check that the folder is there, mounted, and writable for this user.";

    private final Path root;
    private final Set<LocalUpload> uploads = ConcurrentHashMap.newKeySet();
    private final PendingSync pending;

    /**
     * @param root the folder; made, with its parents, by the first put
     */
    public LocalStore(Path root) {
        this.root = root.toAbsolutePath().normalize();
        this.pending = new PendingSync(describe());
    }

    @Override
    public Set<StoreFeature> features() {
        return Set.of(StoreFeature.CONDITIONAL_CREATE);
    }

    @Override
    public String describe() {
        return "folder " + root;
    }

    @Override
    public ObjectUpload put(ObjectKey key, PutOptions options) {
        if (options.lockedUntil() != null) {
            throw new StorageException(
                    "A lock was asked for object '" + key + "', and " + describe() + " cannot lock objects.",
                    "Leave the lock out, or use a store with object lock.",
                    null);
        }
        if (options.ifAbsent() && find(key).isPresent()) {
            throw new ObjectExistsException(key.path(), describe(), null);
        }
        try {
            var upload = new LocalUpload(this, key, path(key), options);
            uploads.add(upload);
            return upload;
        } catch (IOException failure) {
            throw failed("written", key, failure);
        }
    }

    @Override
    public InputStream get(ObjectKey key) {
        return get(key, 0, Long.MAX_VALUE);
    }

    @Override
    public InputStream get(ObjectKey key, long offset, long length) {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("Cannot read " + length + " bytes from " + offset);
        }
        if (find(key).isEmpty()) {
            throw new ObjectMissingException(key.path(), describe(), null);
        }
        try {
            SeekableByteChannel channel = Files.newByteChannel(path(key));
            channel.position(offset);
            return new LocalInput(this, key, Channels.newInputStream(channel), length);
        } catch (NoSuchFileException failure) {
            throw new ObjectMissingException(key.path(), describe(), failure);
        } catch (IOException failure) {
            throw failed("read", key, failure);
        }
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) {
        try {
            var attributes = Files.readAttributes(path(key), BasicFileAttributes.class);
            return attributes.isRegularFile() ? Optional.of(stored(key, attributes)) : Optional.empty();
        } catch (NoSuchFileException absent) {
            return Optional.empty();
        } catch (IOException failure) {
            throw failed("looked up", key, failure);
        }
    }

    @Override
    public ObjectPage list(ListRequest request) {
        requireRoot();
        try {
            return new FolderWalk(root, request).page();
        } catch (IOException failure) {
            throw new StorageException(describe() + " could not be listed: " + reason(failure) + ".", CHECK, failure);
        }
    }

    @Override
    public void delete(Collection<ObjectKey> keys) {
        var failures = new ArrayList<String>();
        var folders = new HashSet<Path>();
        for (ObjectKey key : keys) {
            try {
                if (Files.deleteIfExists(path(key))) {
                    folders.add(Folders.of(path(key)));
                }
            } catch (IOException failure) {
                failures.add("'" + key + "' (" + reason(failure) + ")");
            }
        }
        folders.forEach(this::settle);
        if (!failures.isEmpty()) {
            throw new StorageException(
                    "Could not be deleted from " + describe() + ": " + String.join(", ", failures) + ".", CHECK, null);
        }
    }

    @Override
    public int discardUnfinished(Instant startedBefore, Predicate<String> inFolder) {
        requireRoot();
        try {
            List<Path> leftovers = FolderWalk.unfinished(root, startedBefore).stream()
                    .filter(leftover -> inFolder.test(FolderWalk.relative(root, Folders.of(leftover))))
                    .toList();
            for (Path leftover : leftovers) {
                Files.deleteIfExists(leftover);
                settle(Folders.of(leftover));
            }
            return leftovers.size();
        } catch (IOException failure) {
            throw new StorageException(
                    "Leftovers in " + describe() + " could not be removed: " + reason(failure) + ".", CHECK, failure);
        }
    }

    @Override
    public void sync() {
        pending.sync();
    }

    @Override
    public OptionalLong freeBytes() {
        try {
            Path existing = root;
            while (!Files.exists(existing) && existing.getParent() != null) {
                existing = existing.getParent();
            }
            return OptionalLong.of(Files.getFileStore(existing).getUsableSpace());
        } catch (IOException unknown) {
            return OptionalLong.empty();
        }
    }

    @Override
    public void close() {
        Set.copyOf(uploads).forEach(LocalUpload::close);
    }

    /** Remembers a file, or a folder with new entries, that a sync must force to the disk. */
    void syncLater(Path path) {
        pending.add(path);
    }

    void ended(LocalUpload upload) {
        uploads.remove(upload);
    }

    static StoredObject stored(ObjectKey key, BasicFileAttributes attributes) {
        return new StoredObject(
                key, attributes.size(), attributes.lastModifiedTime().toInstant());
    }

    /** Says what could not be done with an object; on a full disk, how little room there is. */
    StorageException failed(String act, ObjectKey key, IOException failure) {
        String problem =
                "Object '" + key + "' could not be " + act + " in " + describe() + ": " + reason(failure) + ".";
        if (isFull(failure)) {
            return new StorageException(
                    problem + " " + freeBytes().orElse(0) + " bytes are free there.",
                    "Make room or use another store; nothing half-written was left behind.",
                    failure);
        }
        return new StorageException(problem, CHECK, failure);
    }

    private static boolean isFull(IOException failure) {
        String reason = String.valueOf(failure.getMessage());
        return reason.contains("No space left") || reason.contains("quota") || reason.contains("not enough space");
    }

    /** File system exceptions often have nothing but the path for a message; the kind tells the rest. */
    private static String reason(IOException failure) {
        boolean bare = failure.getMessage() == null
                || (failure instanceof FileSystemException withPath && withPath.getReason() == null);
        String kind = failure.getClass().getSimpleName().replace("Exception", "");
        return bare ? kind + " " + failure.getMessage() : String.valueOf(failure.getMessage());
    }

    private void requireRoot() {
        if (!Files.isDirectory(root)) {
            throw new StorageException("There is no " + describe() + ".", CHECK, null);
        }
    }

    private Path path(ObjectKey key) {
        return root.resolve(key.path());
    }

    /** Makes a deletion durable, and removes the folder, and those above it, if nothing is left in them. */
    private void settle(Path folder) {
        try {
            Folders.force(folder);
            Path empty = folder;
            while (empty.startsWith(root) && !empty.equals(root)) {
                Files.delete(empty);
                empty = Folders.of(empty);
            }
        } catch (IOException stillUsed) {
            // Not empty, or removed by somebody else: both are as they should be.
        }
    }
}
