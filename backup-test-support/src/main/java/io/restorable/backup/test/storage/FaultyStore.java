package io.restorable.backup.test.storage;

import io.restorable.backup.error.StorageException;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.ListRequest;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.ObjectPage;
import io.restorable.backup.storage.ObjectUpload;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoreFeature;
import io.restorable.backup.storage.StoredObject;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/** Another store, whose calls fail where a {@link Fault} says so. Safe for use by many threads. */
public final class FaultyStore implements BackupStore {

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
        return new Upload(key, store.put(key, options));
    }

    @Override
    public InputStream get(ObjectKey key) {
        strike(StoreOperation.GET, key.path());
        return new Input(key, store.get(key));
    }

    @Override
    public InputStream get(ObjectKey key, long offset, long length) {
        strike(StoreOperation.GET, key.path());
        return new Input(key, store.get(key, offset, length));
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) {
        strike(StoreOperation.FIND, key.path());
        return store.find(key);
    }

    @Override
    public ObjectPage list(ListRequest request) {
        strike(StoreOperation.LIST, request.folder());
        return store.list(request);
    }

    @Override
    public void delete(Collection<ObjectKey> keys) {
        for (ObjectKey key : keys) {
            strike(StoreOperation.DELETE, key.path());
        }
        store.delete(keys);
    }

    @Override
    public int discardUnfinished(Instant startedBefore, Predicate<String> inFolder) {
        return store.discardUnfinished(startedBefore, inFolder);
    }

    @Override
    public void sync() {
        strike(StoreOperation.SYNC, "");
        store.sync();
    }

    @Override
    public OptionalLong freeBytes() {
        return store.freeBytes();
    }

    @Override
    public void close() {
        store.close();
    }

    private void strike(StoreOperation operation, String key) {
        if (fault.strikes(operation, key)) {
            struck.incrementAndGet();
            throw new StorageException(
                    operation + " of '" + key + "' failed in " + describe() + ", as the test demands.",
                    "Set another fault.",
                    null);
        }
    }

    private final class Upload implements ObjectUpload {

        private final ObjectKey key;
        private final ObjectUpload upload;

        Upload(ObjectKey key, ObjectUpload upload) {
            this.key = key;
            this.upload = upload;
        }

        @Override
        public OutputStream body() {
            return new FilterOutputStream(upload.body()) {
                @Override
                public void write(int single) throws IOException {
                    strike(StoreOperation.WRITE, key.path());
                    out.write(single);
                }

                @Override
                public void write(byte[] bytes, int offset, int length) throws IOException {
                    strike(StoreOperation.WRITE, key.path());
                    out.write(bytes, offset, length);
                }
            };
        }

        @Override
        public StoredObject commit() {
            strike(StoreOperation.COMMIT, key.path());
            StoredObject stored = upload.commit();
            strike(StoreOperation.COMMIT_ANSWER, key.path());
            return stored;
        }

        @Override
        public void close() {
            upload.close();
        }
    }

    private final class Input extends FilterInputStream {

        private final ObjectKey key;

        Input(ObjectKey key, InputStream object) {
            super(object);
            this.key = key;
        }

        @Override
        public int read() throws IOException {
            strike(StoreOperation.READ, key.path());
            return in.read();
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            strike(StoreOperation.READ, key.path());
            return in.read(buffer, offset, length);
        }
    }
}
