package io.restorable.backup.test.storage;

import io.restorable.backup.error.ObjectExistsException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.ListRequest;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.ObjectPage;
import io.restorable.backup.storage.ObjectUpload;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoreFeature;
import io.restorable.backup.storage.StoredObject;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Another store, whose calls fail or lie where a {@link Fault} says so. Safe for use by many threads. */
public final class FaultyStore implements BackupStore {

    private static final Duration DELAY = Duration.ofMillis(100);

    private final BackupStore store;
    private final AtomicInteger struck = new AtomicInteger();
    private volatile Fault fault = Fault.NONE;

    /** @param store does what does not fail */
    public FaultyStore(BackupStore store) {
        this.store = store;
    }

    /** Lets calls fail from now on, until another fault is set. */
    public void fail(Fault next) {
        fault = next;
    }

    /** How many calls have failed so far. */
    public int struck() {
        return struck.get();
    }

    @Override
    public Set<StoreFeature> features() {
        return store.features();
    }

    @Override
    public String describe() {
        return "faulty " + store.describe();
    }

    @Override
    public ObjectUpload put(ObjectKey key, PutOptions options) {
        strike(StoreOperation.PUT, key.path());
        return new Upload(key, options, store.put(key, options));
    }

    @Override
    public InputStream get(ObjectKey key) {
        strike(StoreOperation.GET, key.path());
        return new FaultyInput(this, key, store.get(key));
    }

    @Override
    public InputStream get(ObjectKey key, long offset, long length) {
        strike(StoreOperation.GET, key.path());
        return new FaultyInput(this, key, store.get(key, offset, length));
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) {
        return strike(StoreOperation.FIND, key.path()) == FaultEffect.FORGET ? Optional.empty() : store.find(key);
    }

    @Override
    public ObjectPage list(ListRequest request) {
        FaultEffect effect = strike(StoreOperation.LIST, request.folder());
        ObjectPage page = store.list(request);
        if (effect == null) {
            return page;
        }
        return switch (effect) {
            case FORGET -> new ObjectPage(List.of(), List.of(), null);
            case SHORTEN -> new ObjectPage(half(page.objects()), half(page.folders()), null);
            case REPEAT -> new ObjectPage(twice(page.objects()), twice(page.folders()), page.next());
            default -> page;
        };
    }

    @Override
    public void delete(Collection<ObjectKey> keys) {
        for (ObjectKey key : keys) {
            FaultEffect effect = strike(StoreOperation.DELETE, key.path());
            if (effect != FaultEffect.FORGET) {
                store.delete(List.of(key));
            }
            if (effect == FaultEffect.REPEAT) {
                store.delete(List.of(key));
            }
            loseAnswer(effect, StoreOperation.DELETE, key.path());
        }
    }

    @Override
    public int discardUnfinished(Instant startedBefore, Predicate<String> inFolder) {
        return store.discardUnfinished(startedBefore, inFolder);
    }

    @Override
    public void sync() {
        FaultEffect effect = strike(StoreOperation.SYNC, "");
        if (effect != FaultEffect.FORGET) {
            store.sync();
        }
        loseAnswer(effect, StoreOperation.SYNC, "");
    }

    @Override
    public OptionalLong freeBytes() {
        return store.freeBytes();
    }

    @Override
    public void close() {
        store.close();
    }

    /**
     * Asks the fault about a call that is about to be done.
     *
     * @return how the call must lie, or {@code null} if it is to be done as it should be
     */
    @Nullable
    FaultEffect strike(StoreOperation operation, String key) {
        return strike(operation, key, true);
    }

    /** @param bytes whether there are bytes that can be spoiled; without, it can only fail or take its time */
    @Nullable
    FaultEffect strike(StoreOperation operation, String key, boolean bytes) {
        Fault present = fault;
        FaultEffect effect = present.effect();
        boolean possible = bytes || effect == FaultEffect.FAIL || effect == FaultEffect.DELAY;
        if (!possible || !effect.concerns(operation) || !present.strikes(operation, key)) {
            return null;
        }
        struck.incrementAndGet();
        switch (effect) {
            case FAIL -> throw failure(operation, key);
            case DELAY -> LockSupport.parkNanos(DELAY.toNanos());
            default -> {
                // the caller knows how to do that
            }
        }
        return effect;
    }

    private void loseAnswer(@Nullable FaultEffect effect, StoreOperation operation, String key) {
        if (effect == FaultEffect.LOSE_ANSWER) {
            throw failure(operation, key);
        }
    }

    private StorageException failure(StoreOperation operation, String key) {
        return new StorageException(
                operation + " of '" + key + "' failed in " + describe() + ", as the test demands.",
                "Set another fault.",
                null);
    }

    private static <T> List<T> half(List<T> listed) {
        return listed.subList(0, listed.size() / 2);
    }

    private static <T> List<T> twice(List<T> listed) {
        var twice = new ArrayList<>(listed);
        twice.addAll(listed);
        return twice;
    }

    private final class Upload implements ObjectUpload {

        private final ObjectKey key;
        private final PutOptions options;
        private final ObjectUpload upload;
        private long length;

        Upload(ObjectKey key, PutOptions options, ObjectUpload upload) {
            this.key = key;
            this.options = options;
            this.upload = upload;
        }

        @Override
        public OutputStream body() {
            return new FaultyOutput(FaultyStore.this, key, upload.body(), written -> length += written);
        }

        @Override
        public StoredObject commit() {
            FaultEffect effect = strike(StoreOperation.COMMIT, key.path());
            if (effect == FaultEffect.FORGET) {
                upload.close();
                return new StoredObject(key, length, Instant.EPOCH);
            }
            StoredObject stored = upload.commit();
            if (effect == FaultEffect.REPEAT && options.ifAbsent()) {
                throw new ObjectExistsException(key.path(), describe(), null);
            }
            loseAnswer(effect, StoreOperation.COMMIT, key.path());
            strike(StoreOperation.COMMIT_ANSWER, key.path());
            return stored;
        }

        @Override
        public void close() {
            upload.close();
        }
    }
}
