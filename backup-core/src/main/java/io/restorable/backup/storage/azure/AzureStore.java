package io.restorable.backup.storage.azure;

import com.azure.core.exception.AzureException;
import com.azure.core.http.rest.PagedResponse;
import com.azure.storage.blob.models.BlobItem;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRange;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.models.ListBlobsOptions;
import com.azure.storage.blob.options.BlobInputStreamOptions;
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
import java.io.InputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

/**
 * A container, or a part of one below a prefix. The service itself forgets blocks that nobody commits after a week.
 * Locks by immutability policies are not made here: what is asked to be locked is refused.
 */
final class AzureStore implements BackupStore {

    private static final int MOST_PARTS = 50_000;
    private static final int PARALLEL_PARTS = 4;
    private static final long FIRST_PART = 8L * 1024 * 1024;

    private final AzureContainer container;
    private final PartSizes sizes = new PartSizes(FIRST_PART, MOST_PARTS, true);
    private final PartSenders senders = new PartSenders(PARALLEL_PARTS, PARALLEL_PARTS * FIRST_PART);
    private final Set<PartedUpload> uploads = ConcurrentHashMap.newKeySet();

    AzureStore(AzureContainer container) {
        this.container = container;
    }

    @Override
    public Set<StoreFeature> features() {
        return Set.of(StoreFeature.CONDITIONAL_CREATE);
    }

    @Override
    public String describe() {
        return container.describe();
    }

    @Override
    public ObjectUpload put(ObjectKey key, PutOptions options) {
        if (options.lockedUntil() != null) {
            throw new StorageException(
                    "A lock was asked for object '" + key + "', and " + describe() + " cannot lock objects.",
                    "Leave the lock out, and let a policy of the container keep its blobs.",
                    null);
        }
        var target = new AzurePartTarget(container, key, options);
        var upload = new PartedUpload(key, describe(), target, sizes, senders, uploads::remove);
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
        BlobProperties found =
                container.find(key).orElseThrow(() -> new ObjectMissingException(key.path(), describe(), null));
        long coming = Math.max(0, Math.min(length, found.getBlobSize() - offset));
        String version = found.getETag();
        return new ResumingInput(
                key,
                describe(),
                open(key, offset, coming, version),
                coming,
                position -> open(key, offset + position, coming - position, version));
    }

    @Override
    public Optional<StoredObject> find(ObjectKey key) {
        return container
                .find(key)
                .map(found -> new StoredObject(
                        key, found.getBlobSize(), found.getLastModified().toInstant()));
    }

    @Override
    public ObjectPage list(ListRequest request) {
        String begin = container.prefix().begin(request);
        var objects = new ArrayList<StoredObject>();
        var folders = new ArrayList<String>();
        try {
            Iterator<PagedResponse<BlobItem>> pages = pages(request, begin);
            if (!pages.hasNext()) {
                return new ObjectPage(objects, folders, null);
            }
            PagedResponse<BlobItem> page = pages.next();
            for (BlobItem item : page.getValue()) {
                if (Boolean.TRUE.equals(item.isPrefix())) {
                    folders.add(item.getName()
                            .substring(begin.length(), item.getName().length() - 1));
                } else {
                    container.prefix().key(item.getName()).ifPresent(key -> objects.add(stored(key, item)));
                }
            }
            folders.removeIf(folder -> !ObjectKey.isAllowed(folder));
            return new ObjectPage(objects, folders, page.getContinuationToken());
        } catch (BlobStorageException failure) {
            throw container.failed("listed", "The objects", failure);
        } catch (AzureException failure) {
            throw container.failed("listed", "The objects", failure);
        }
    }

    @Override
    public void delete(Collection<ObjectKey> keys) {
        ParallelDeletion.delete(keys, describe(), this::delete);
    }

    /** Discards nothing: uncommitted blocks cannot be deleted, and the service forgets them after a week. */
    @Override
    public int discardUnfinished(Instant startedBefore, Predicate<String> inFolder) {
        return 0;
    }

    @Override
    public void close() {
        Set.copyOf(uploads).forEach(PartedUpload::close);
        senders.close();
    }

    private Optional<String> delete(ObjectKey key) {
        try {
            container.blob(key).delete();
            return Optional.empty();
        } catch (BlobStorageException failure) {
            return AzureContainer.isMissing(failure)
                    ? Optional.empty()
                    : Optional.of("'" + key + "': " + AzureContainer.reason(failure));
        } catch (AzureException failure) {
            return Optional.of("'" + key + "': " + AzureContainer.reason(failure));
        }
    }

    private Iterator<PagedResponse<BlobItem>> pages(ListRequest request, String begin) {
        var options = new ListBlobsOptions().setPrefix(begin).setMaxResultsPerPage(request.limit());
        var blobs = request.depth() == ListRequest.Depth.FLAT
                ? container.client().listBlobsByHierarchy("/", options, null)
                : container.client().listBlobs(options, null);
        return blobs.iterableByPage(request.after(), request.limit()).iterator();
    }

    private static StoredObject stored(ObjectKey key, BlobItem item) {
        return new StoredObject(
                key,
                item.getProperties().getContentLength(),
                item.getProperties().getLastModified().toInstant());
    }

    private InputStream open(ObjectKey key, long offset, long length, String version) {
        if (length == 0) {
            return InputStream.nullInputStream();
        }
        try {
            return container
                    .blob(key)
                    .openInputStream(new BlobInputStreamOptions()
                            .setRange(new BlobRange(offset, length))
                            .setRequestConditions(new BlobRequestConditions().setIfMatch(version)));
        } catch (BlobStorageException failure) {
            throw container.failed("read", "Object '" + key + "'", failure);
        } catch (AzureException failure) {
            throw container.failed("read", "Object '" + key + "'", failure);
        }
    }
}
