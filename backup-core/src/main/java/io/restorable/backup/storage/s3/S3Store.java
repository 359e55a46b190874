package io.restorable.backup.storage.s3;

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
import io.restorable.backup.storage.remote.PartSenders;
import io.restorable.backup.storage.remote.PartSizes;
import io.restorable.backup.storage.remote.PartedUpload;
import java.io.InputStream;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import software.amazon.awssdk.services.s3.S3Client;

/** A bucket, or a part of one below a prefix. */
final class S3Store implements BackupStore {

    private static final int MOST_PARTS = 10_000;
    private static final int PARALLEL_PARTS = 4;

    private final S3Bucket bucket;
    private final S3Reading reading;
    private final S3Listing listing;
    private final S3Deletion deletion;
    private final PartSizes sizes;
    private final PartSenders senders;
    private final Set<PartedUpload> uploads = ConcurrentHashMap.newKeySet();

    S3Store(S3Address address, S3Client client) {
        this.bucket = new S3Bucket(address, client);
        this.reading = new S3Reading(bucket);
        this.listing = new S3Listing(bucket);
        this.deletion = new S3Deletion(bucket, reading);
        this.sizes = new PartSizes(
                address.partBytes(), MOST_PARTS, address.provider().growingParts());
        this.senders = new PartSenders(PARALLEL_PARTS, PARALLEL_PARTS * address.partBytes());
    }

    @Override
    public Set<StoreFeature> features() {
        return bucket.features();
    }

    @Override
    public String describe() {
        return bucket.address().describe();
    }

    @Override
    public ObjectUpload put(ObjectKey key, PutOptions options) {
        requireLocks(key, options);
        if (options.ifAbsent() && bucket.address().condition() == CreateCondition.NEVER) {
            if (find(key).isPresent()) {
                throw new ObjectExistsException(key.path(), describe(), null);
            }
        }
        if (!options.ifAbsent() && bucket.locks()) {
            reading.requireUnlocked(key);
        }
        var target = new S3PartTarget(bucket, reading, key, options);
        var upload = new PartedUpload(key, describe(), target, sizes, senders, uploads::remove);
        uploads.add(upload);
        return upload;
    }

    @Override
    public InputStream get(ObjectKey key) {
        return reading.get(key, 0, Long.MAX_VALUE);
    }

    @Override
    public InputStream get(ObjectKey key, long offset, long length) {
        if (offset < 0 || length < 0) {
            throw new IllegalArgumentException("Cannot read " + length + " bytes from " + offset);
        }
        return reading.get(key, offset, length);
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) {
        return reading.find(key);
    }

    @Override
    public ObjectPage list(ListRequest request) {
        return listing.list(request);
    }

    @Override
    public void delete(Collection<ObjectKey> keys) {
        deletion.delete(keys);
    }

    @Override
    public int discardUnfinished(Instant startedBefore, Predicate<String> inFolder) {
        return listing.discardUnfinished(startedBefore, inFolder);
    }

    @Override
    public void close() {
        Set.copyOf(uploads).forEach(PartedUpload::close);
        senders.close();
        bucket.client().close();
    }

    private void requireLocks(ObjectKey key, PutOptions options) {
        if (options.lockedUntil() != null && !bucket.locks()) {
            throw new StorageException(
                    "A lock was asked for object '" + key + "', and " + describe() + " cannot lock objects.",
                    "Leave the lock out, or use a bucket that was made with object lock; its credentials need "
                            + "s3:GetBucketVersioning and s3:GetBucketObjectLockConfiguration.",
                    null);
        }
    }
}
