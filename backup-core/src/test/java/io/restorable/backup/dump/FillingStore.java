package io.restorable.backup.dump;

import io.restorable.backup.error.StorageException;
import io.restorable.backup.storage.BackupStore;
import io.restorable.backup.storage.ListRequest;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.ObjectPage;
import io.restorable.backup.storage.ObjectUpload;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoreFeature;
import io.restorable.backup.storage.StoredObject;
import io.restorable.backup.storage.local.LocalStore;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** A folder that takes so many bytes and no more. */
final class FillingStore implements BackupStore {

    private final LocalStore folder;
    private final AtomicLong free;

    FillingStore(Path folder, long free) {
        this.folder = new LocalStore(folder);
        this.free = new AtomicLong(free);
    }

    @Override
    public ObjectUpload put(ObjectKey key, PutOptions options) {
        ObjectUpload upload = folder.put(key, options);
        return new ObjectUpload() {
            @Override
            public OutputStream body() {
                return new Body(upload.body());
            }

            @Override
            public StoredObject commit() {
                return upload.commit();
            }

            @Override
            public void close() {
                upload.close();
            }
        };
    }

    @Override
    public Set<StoreFeature> features() {
        return folder.features();
    }

    @Override
    public String describe() {
        return folder.describe();
    }

    @Override
    public InputStream get(ObjectKey key) {
        return folder.get(key);
    }

    @Override
    public InputStream get(ObjectKey key, long offset, long length) {
        return folder.get(key, offset, length);
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) {
        return folder.find(key);
    }

    @Override
    public ObjectPage list(ListRequest request) {
        return folder.list(request);
    }

    @Override
    public void delete(Collection<ObjectKey> keys) {
        folder.delete(keys);
    }

    @Override
    public int discardUnfinished(Instant startedBefore, Predicate<String> leftover) {
        return folder.discardUnfinished(startedBefore, leftover);
    }

    @Override
    public void close() {
        folder.close();
    }

    private final class Body extends FilterOutputStream {

        Body(OutputStream target) {
            super(target);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (free.addAndGet(-length) < 0) {
                throw new StorageException("There is no space left in " + describe() + ".", "Make room.", null);
            }
            out.write(bytes, offset, length);
        }
    }
}
