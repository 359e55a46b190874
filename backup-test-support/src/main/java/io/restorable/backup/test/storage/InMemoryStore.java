package io.restorable.backup.test.storage;

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
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Predicate;

/** Keeps objects in memory. Safe for use by many threads; what it holds dies with it. */
public final class InMemoryStore implements BackupStore {

    private final Clock clock;
    private final boolean locks;
    private final Map<ObjectKey, Instant> lockedUntil = new ConcurrentHashMap<>();
    private final ConcurrentSkipListMap<ObjectKey, Content> objects = new ConcurrentSkipListMap<>();
    private final Set<Upload> uploads = ConcurrentHashMap.newKeySet();

    /** @param clock when objects were stored */
    public InMemoryStore(Clock clock) {
        this(clock, false);
    }

    private InMemoryStore(Clock clock, boolean locks) {
        this.clock = clock;
        this.locks = locks;
    }

    /** A store that can lock objects. */
    public static InMemoryStore withObjectLock(Clock clock) {
        return new InMemoryStore(clock, true);
    }

    @Override
    public Set<StoreFeature> features() {
        return locks
                ? Set.of(StoreFeature.CONDITIONAL_CREATE, StoreFeature.OBJECT_LOCK)
                : Set.of(StoreFeature.CONDITIONAL_CREATE);
    }

    @Override
    public String describe() {
        return "memory";
    }

    @Override
    public ObjectUpload put(ObjectKey key, PutOptions options) {
        if (options.lockedUntil() != null && !locks) {
            throw new StorageException("Object '" + key + "' cannot be locked in memory.", "Ask for no lock.", null);
        }
        if (options.ifAbsent() && objects.containsKey(key)) {
            throw new ObjectExistsException(key.path(), describe(), null);
        }
        requireUnlocked(List.of(key));
        var upload = new Upload(key, options);
        uploads.add(upload);
        return upload;
    }

    @Override
    public InputStream get(ObjectKey key) {
        return new ByteArrayInputStream(content(key).bytes());
    }

    @Override
    public InputStream get(ObjectKey key, long offset, long length) {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("Cannot read " + length + " bytes from " + offset);
        }
        byte[] bytes = content(key).bytes();
        int from = (int) Math.min(offset, bytes.length);
        return new ByteArrayInputStream(bytes, from, (int) Math.min(length, bytes.length - from));
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) {
        return Optional.ofNullable(objects.get(key)).map(content -> content.stored(key));
    }

    @Override
    public ObjectPage list(ListRequest request) {
        String prefix = request.folder().isEmpty() ? "" : request.folder() + "/";
        String after = request.after() == null ? "" : request.after();
        var page = new ArrayList<StoredObject>();
        var folders = new ArrayList<String>();
        String last = after;
        for (var entry : objects.entrySet()) {
            String path = entry.getKey().path();
            int slash = path.indexOf('/', prefix.length());
            boolean below = request.depth() == ListRequest.Depth.FLAT && slash >= 0;
            String listed = below ? path.substring(0, slash) + "/" : path;
            if (!path.startsWith(prefix) || listed.compareTo(last) <= 0) {
                continue;
            }
            if (page.size() + folders.size() == request.limit()) {
                return new ObjectPage(page, folders, last);
            }
            last = listed;
            if (below) {
                folders.add(path.substring(prefix.length(), slash));
            } else {
                page.add(entry.getValue().stored(entry.getKey()));
            }
        }
        return new ObjectPage(page, folders, null);
    }

    @Override
    public void delete(Collection<ObjectKey> keys) {
        var free = new ArrayList<>(keys);
        free.removeIf(this::isLocked);
        free.forEach(objects::remove);
        requireUnlocked(keys);
    }

    /** Until when each locked object is locked, or was. */
    public Map<ObjectKey, Instant> locks() {
        return Map.copyOf(lockedUntil);
    }

    private boolean isLocked(ObjectKey key) {
        Instant until = lockedUntil.get(key);
        return until != null && clock.instant().isBefore(until);
    }

    private void requireUnlocked(Collection<ObjectKey> keys) {
        List<String> locked = keys.stream()
                .filter(this::isLocked)
                .map(key -> "'" + key + "' until " + lockedUntil.get(key))
                .toList();
        if (!locked.isEmpty()) {
            throw new StorageException(
                    "Locked in memory: " + String.join(", ", locked) + ".", "Wait until then.", null);
        }
    }

    @Override
    public int discardUnfinished(Instant startedBefore, Predicate<String> inFolder) {
        List<Upload> old = uploads.stream()
                .filter(upload -> upload.startedAt.isBefore(startedBefore) && inFolder.test(upload.folder()))
                .toList();
        old.forEach(Upload::close);
        return old.size();
    }

    @Override
    public void close() {
        List.copyOf(uploads).forEach(Upload::close);
    }

    /** The whole of an object. */
    public byte[] bytes(ObjectKey key) {
        return content(key).bytes().clone();
    }

    /** Changes an object behind the back of everybody, as a failing disk would; its time stays. */
    public void replace(ObjectKey key, byte[] bytes) {
        objects.put(key, new Content(bytes.clone(), content(key).modified()));
    }

    /** Loses an object. */
    public void lose(ObjectKey key) {
        objects.remove(key);
    }

    /** The names of all objects, in order. */
    public List<ObjectKey> keys() {
        return List.copyOf(objects.keySet());
    }

    private Content content(ObjectKey key) {
        Content content = objects.get(key);
        if (content == null) {
            throw new ObjectMissingException(key.path(), describe(), null);
        }
        return content;
    }

    @SuppressWarnings("ArrayRecordComponent")
    private record Content(byte[] bytes, Instant modified) {

        StoredObject stored(ObjectKey key) {
            return new StoredObject(key, bytes.length, modified);
        }
    }

    private final class Upload implements ObjectUpload {

        private final ObjectKey key;
        private final PutOptions options;
        private final Instant startedAt = clock.instant();
        private final ByteArrayOutputStream body = new ByteArrayOutputStream();

        Upload(ObjectKey key, PutOptions options) {
            this.key = key;
            this.options = options;
        }

        String folder() {
            int slash = key.path().lastIndexOf('/');
            return slash < 0 ? "" : key.path().substring(0, slash);
        }

        @Override
        public OutputStream body() {
            return body;
        }

        @Override
        public StoredObject commit() {
            if (!uploads.remove(this)) {
                throw new IllegalStateException("Object '" + key + "' was committed or aborted before");
            }
            var content = new Content(body.toByteArray(), clock.instant());
            if (!options.ifAbsent()) {
                objects.put(key, content);
            } else if (objects.putIfAbsent(key, content) != null) {
                throw new ObjectExistsException(key.path(), describe(), null);
            }
            if (options.lockedUntil() != null) {
                lockedUntil.put(key, options.lockedUntil());
            }
            return content.stored(key);
        }

        @Override
        public void close() {
            uploads.remove(this);
        }
    }
}
