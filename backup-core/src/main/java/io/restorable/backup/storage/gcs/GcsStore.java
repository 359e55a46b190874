package io.restorable.backup.storage.gcs;

import com.google.api.gax.paging.Page;
import com.google.cloud.BaseServiceException;
import com.google.cloud.ReadChannel;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.Storage.BlobListOption;
import com.google.cloud.storage.Storage.BlobSourceOption;
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
import io.restorable.backup.storage.remote.ParallelDeletion;
import io.restorable.backup.storage.remote.PartSenders;
import io.restorable.backup.storage.remote.PartSizes;
import io.restorable.backup.storage.remote.PartedUpload;
import io.restorable.backup.storage.remote.ResumingInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * A bucket, or a part of one below a prefix. A long object goes in one resumable upload, chunk after chunk; the
 * service itself forgets uploads that nobody completes after a week.
 */
final class GcsStore implements BackupStore {

    private static final PartSizes CHUNKS = new PartSizes(GcsPartTarget.CHUNK, Integer.MAX_VALUE, false);

    private final GcsBucket bucket;
    private final Set<PartedUpload> uploads = ConcurrentHashMap.newKeySet();

    GcsStore(GcsBucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public Set<StoreFeature> features() {
        return bucket.features();
    }

    @Override
    public String describe() {
        return bucket.describe();
    }

    @Override
    public ObjectUpload put(ObjectKey key, PutOptions options) {
        if (options.lockedUntil() != null && !bucket.locks()) {
            throw new StorageException(
                    "A lock was asked for object '" + key + "', and " + describe() + " cannot lock objects.",
                    "Leave the lock out, or use a bucket that was made with object retention.",
                    null);
        }
        Optional<Blob> old = options.ifAbsent() ? Optional.empty() : bucket.find(key);
        old.flatMap(GcsBucket::lock).ifPresent(lock -> {
            throw new StorageException(
                    "Object '" + key + "' cannot be replaced in " + describe() + ": it is " + lock + ".",
                    "Wait until then, or store under another name.",
                    null);
        });
        // Chunks of one upload must go one after the other: a thread of its own, with one chunk waiting for it.
        var sender = new PartSenders(1, 2 * CHUNKS.first());
        var target = new GcsPartTarget(bucket, key, options, old.map(Blob::getGeneration));
        var upload = new PartedUpload(key, describe(), target, CHUNKS, sender, ended -> {
            uploads.remove(ended);
            sender.close();
        });
        uploads.add(upload);
        return upload;
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
        Blob blob = bucket.find(key).orElseThrow(() -> new ObjectMissingException(key.path(), describe(), null));
        long coming = Math.max(0, Math.min(length, blob.getSize() - offset));
        return new ResumingInput(
                key,
                describe(),
                open(key, blob.getBlobId(), offset, coming),
                coming,
                position -> open(key, blob.getBlobId(), offset + position, coming - position));
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) {
        return bucket.find(key).map(blob -> GcsBucket.stored(key, blob));
    }

    @Override
    public ObjectPage list(ListRequest request) {
        String begin = bucket.prefix().begin(request);
        Page<Blob> page = page(request, begin);
        var objects = new ArrayList<StoredObject>();
        var folders = new ArrayList<String>();
        for (Blob blob : page.getValues()) {
            if (blob.isDirectory()) {
                folders.add(
                        blob.getName().substring(begin.length(), blob.getName().length() - 1));
            } else {
                bucket.prefix().key(blob.getName()).ifPresent(key -> objects.add(GcsBucket.stored(key, blob)));
            }
        }
        folders.removeIf(folder -> !ObjectKey.isAllowed(folder));
        String next = page.getNextPageToken();
        return new ObjectPage(objects, folders, next == null || next.isEmpty() ? null : next);
    }

    @Override
    public void delete(Collection<ObjectKey> keys) {
        ParallelDeletion.delete(keys, describe(), this::delete);
    }

    /** Discards nothing: unfinished uploads cannot be listed, and the service forgets them after a week. */
    @Override
    public int discardUnfinished(Instant startedBefore, Predicate<String> inFolder) {
        return 0;
    }

    @Override
    public void close() {
        Set.copyOf(uploads).forEach(PartedUpload::close);
        try {
            bucket.client().close();
        } catch (Exception failure) {
            throw new StorageException(
                    describe() + " could not be closed: " + failure.getMessage() + ".", "Nothing is lost.", failure);
        }
    }

    private Optional<String> delete(ObjectKey key) {
        try {
            if (bucket.locks()) {
                Optional<String> lock = bucket.find(key).flatMap(GcsBucket::lock);
                if (lock.isPresent()) {
                    return lock.map(until -> "'" + key + "' is " + until);
                }
            }
            bucket.client().delete(bucket.id(key));
            return Optional.empty();
        } catch (BaseServiceException failure) {
            return Optional.of("'" + key + "': " + failure.getMessage());
        } catch (StorageException failure) {
            return Optional.of(failure.problem());
        }
    }

    private Page<Blob> page(ListRequest request, String begin) {
        var options = new ArrayList<>(List.of(BlobListOption.prefix(begin), BlobListOption.pageSize(request.limit())));
        if (request.depth() == ListRequest.Depth.FLAT) {
            options.add(BlobListOption.currentDirectory());
        }
        if (request.after() != null) {
            options.add(BlobListOption.pageToken(request.after()));
        }
        try {
            return bucket.client().list(bucket.name(), options.toArray(new BlobListOption[0]));
        } catch (BaseServiceException failure) {
            throw bucket.failed("listed", "The objects", failure);
        }
    }

    /** The generation in the id keeps a read that goes on from mixing two objects. */
    private InputStream open(ObjectKey key, BlobId id, long offset, long length) {
        if (length == 0) {
            return InputStream.nullInputStream();
        }
        try {
            ReadChannel channel = bucket.client().reader(id, BlobSourceOption.shouldReturnRawInputStream(true));
            channel.seek(offset);
            channel.limit(offset + length);
            return Channels.newInputStream(channel);
        } catch (BaseServiceException failure) {
            throw bucket.failed("read", "Object '" + key + "'", failure);
        } catch (IOException failure) {
            throw bucket.failed("read", "Object '" + key + "'", failure);
        }
    }
}
