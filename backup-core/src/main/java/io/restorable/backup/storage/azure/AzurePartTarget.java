package io.restorable.backup.storage.azure;

import com.azure.core.exception.AzureException;
import com.azure.core.util.BinaryData;
import com.azure.core.util.Context;
import com.azure.storage.blob.models.BlobProperties;
import com.azure.storage.blob.models.BlobRequestConditions;
import com.azure.storage.blob.models.BlobStorageException;
import com.azure.storage.blob.options.BlockBlobCommitBlockListOptions;
import com.azure.storage.blob.options.BlockBlobSimpleUploadOptions;
import com.azure.storage.blob.options.BlockBlobStageBlockOptions;
import com.azure.storage.blob.specialized.BlockBlobClient;
import io.restorable.backup.error.ObjectExistsException;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoredObject;
import io.restorable.backup.storage.remote.PartBuffer;
import io.restorable.backup.storage.remote.PartTarget;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * One object on its way into a container. It carries a mark of its own as metadata: when the answer to a request gets
 * lost, the library sends it again, and the service refuses it because the object is there; the mark tells that it is
 * ours.
 */
final class AzurePartTarget implements PartTarget {

    private static final String MARK = "restorableupload";

    private final AzureContainer container;
    private final BlockBlobClient blob;
    private final ObjectKey key;
    private final PutOptions options;
    private final String mark = UUID.randomUUID().toString();
    private final ConcurrentSkipListMap<Integer, String> blocks = new ConcurrentSkipListMap<>();

    AzurePartTarget(AzureContainer container, ObjectKey key, PutOptions options) {
        this.container = container;
        this.blob = container.blob(key).getBlockBlobClient();
        this.key = key;
        this.options = options;
    }

    @Override
    public StoredObject sendWhole(PartBuffer content) {
        try {
            blob.uploadWithResponse(
                    new BlockBlobSimpleUploadOptions(data(content))
                            .setMetadata(Map.of(MARK, mark))
                            .setRequestConditions(conditions()),
                    null,
                    Context.NONE);
            return stored(content.size());
        } catch (BlobStorageException failure) {
            return storedAllTheSame(content.size(), failure);
        } catch (AzureException failure) {
            throw container.failed("written", what(), failure);
        }
    }

    /** Blocks need no announcement. */
    @Override
    public void begin() {}

    /** All blocks of a blob must have names of one length; ours begin with the mark, so that two writers do not mix. */
    @Override
    public void sendPart(int number, PartBuffer part) {
        String name = mark + String.format(Locale.ROOT, "%06d", number);
        String block = Base64.getEncoder().encodeToString(name.getBytes(StandardCharsets.US_ASCII));
        try {
            blob.stageBlockWithResponse(
                    new BlockBlobStageBlockOptions(block, data(part)).setContentMd5(part.md5()), null, Context.NONE);
        } catch (BlobStorageException failure) {
            throw container.failed("written", what(), failure);
        } catch (AzureException failure) {
            throw container.failed("written", what(), failure);
        }
        blocks.put(number, block);
    }

    @Override
    public StoredObject complete(long length) {
        try {
            blob.commitBlockListWithResponse(
                    new BlockBlobCommitBlockListOptions(List.copyOf(blocks.values()))
                            .setMetadata(Map.of(MARK, mark))
                            .setRequestConditions(conditions()),
                    null,
                    Context.NONE);
            return stored(length);
        } catch (BlobStorageException failure) {
            return storedAllTheSame(length, failure);
        } catch (AzureException failure) {
            throw container.failed("written", what(), failure);
        }
    }

    /** Uncommitted blocks cannot be deleted; the service forgets them after a week. */
    @Override
    public void abort() {
        blocks.clear();
    }

    /** Another writer's commit discards our blocks, which shows as an invalid list of them. */
    private StoredObject storedAllTheSame(long length, BlobStorageException failure) {
        Optional<BlobProperties> there = container.find(key);
        if (there.map(BlobProperties::getMetadata)
                .filter(metadata -> mark.equals(metadata.get(MARK)))
                .isPresent()) {
            return stored(length);
        }
        if (there.isPresent() && options.ifAbsent()) {
            throw new ObjectExistsException(key.path(), container.describe(), failure);
        }
        throw container.failed("written", what(), failure);
    }

    private BlobRequestConditions conditions() {
        var conditions = new BlobRequestConditions();
        return options.ifAbsent() ? conditions.setIfNoneMatch("*") : conditions;
    }

    private static BinaryData data(PartBuffer content) {
        return BinaryData.fromListByteBuffer(content.buffers());
    }

    private StoredObject stored(long length) {
        return new StoredObject(key, length, Instant.now());
    }

    private String what() {
        return "Object '" + key + "'";
    }
}
