package io.restorable.backup.storage.gcs;

import com.google.cloud.BaseServiceException;
import com.google.cloud.WriteChannel;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobInfo;
import com.google.cloud.storage.Storage.BlobTargetOption;
import com.google.cloud.storage.Storage.BlobWriteOption;
import io.restorable.backup.error.ObjectExistsException;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoredObject;
import io.restorable.backup.storage.remote.PartBuffer;
import io.restorable.backup.storage.remote.PartTarget;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One object on its way into a bucket, always under the precondition that nobody else put one there meanwhile. It
 * carries a mark of its own: when the answer to a request gets lost, the library sends it again, and the service
 * refuses it because the object is there; the mark tells that it is ours.
 */
final class GcsPartTarget implements PartTarget {

    /** A multiple of 256 KiB, as the service wants it. */
    static final int CHUNK = 8 * 1024 * 1024;

    private static final String MARK = "restorable-upload";
    private static final int PIECE = 256 * 1024;

    private final GcsBucket bucket;
    private final ObjectKey key;
    private final PutOptions options;
    private final Optional<Long> replaced;
    private final String mark = UUID.randomUUID().toString();
    private volatile @Nullable WriteChannel channel;

    /** @param replaced the generation that may be replaced; empty if there must be none */
    GcsPartTarget(GcsBucket bucket, ObjectKey key, PutOptions options, Optional<Long> replaced) {
        this.bucket = bucket;
        this.key = key;
        this.options = options;
        this.replaced = replaced;
    }

    @Override
    public StoredObject sendWhole(PartBuffer content) {
        try (InputStream body = content.open()) {
            bucket.client()
                    .create(
                            info(),
                            body.readAllBytes(),
                            replaced.map(BlobTargetOption::generationMatch).orElseGet(BlobTargetOption::doesNotExist),
                            BlobTargetOption.disableGzipContent());
            return stored(content.size());
        } catch (BaseServiceException failure) {
            return storedAllTheSame(content.size(), failure);
        } catch (IOException failure) {
            return storedAllTheSame(content.size(), failure);
        }
    }

    @Override
    public void begin() {
        try {
            WriteChannel opened = bucket.client().writer(info(), conditions());
            opened.setChunkSize(CHUNK);
            channel = opened;
        } catch (BaseServiceException failure) {
            throw bucket.failed("written", what(), failure);
        }
    }

    @Override
    public void sendPart(int number, PartBuffer part) {
        var piece = new byte[PIECE];
        try (InputStream content = part.open()) {
            for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
                var bytes = ByteBuffer.wrap(piece, 0, read);
                while (bytes.hasRemaining()) {
                    Objects.requireNonNull(channel).write(bytes);
                }
            }
        } catch (BaseServiceException failure) {
            throw bucket.failed("written", what(), failure);
        } catch (IOException failure) {
            throw bucket.failed("written", what(), failure);
        }
    }

    @Override
    public StoredObject complete(long length) {
        try {
            Objects.requireNonNull(channel).close();
            return stored(length);
        } catch (BaseServiceException failure) {
            return storedAllTheSame(length, failure);
        } catch (IOException failure) {
            return storedAllTheSame(length, failure);
        }
    }

    /** To close the channel would complete the object; left alone, the service forgets the upload after a week. */
    @Override
    public void abort() {
        channel = null;
    }

    private StoredObject storedAllTheSame(long length, IOException failure) {
        if (failure.getCause() instanceof BaseServiceException answer) {
            return storedAllTheSame(length, answer);
        }
        throw bucket.failed("written", what(), failure);
    }

    private StoredObject storedAllTheSame(long length, BaseServiceException failure) {
        Optional<Blob> there = failure.getCode() == GcsBucket.PRECONDITION_FAILED ? bucket.find(key) : Optional.empty();
        if (there.map(Blob::getMetadata)
                .filter(metadata -> mark.equals(metadata.get(MARK)))
                .isPresent()) {
            return stored(length);
        }
        if (there.isPresent() && options.ifAbsent()) {
            throw new ObjectExistsException(key.path(), bucket.describe(), failure);
        }
        throw bucket.failed("written", what(), failure);
    }

    private BlobInfo info() {
        BlobInfo.Builder info = BlobInfo.newBuilder(bucket.id(key))
                .setContentType("application/octet-stream")
                .setMetadata(Map.of(MARK, mark));
        if (options.lockedUntil() != null) {
            info.setRetention(BlobInfo.Retention.newBuilder()
                    .setMode(BlobInfo.Retention.Mode.LOCKED)
                    .setRetainUntilTime(options.lockedUntil().atOffset(ZoneOffset.UTC))
                    .build());
        }
        return info.build();
    }

    private BlobWriteOption[] conditions() {
        BlobWriteOption condition =
                replaced.map(BlobWriteOption::generationMatch).orElseGet(BlobWriteOption::doesNotExist);
        // What we store is compressed already.
        return new BlobWriteOption[] {condition, BlobWriteOption.disableGzipContent()};
    }

    private StoredObject stored(long length) {
        return new StoredObject(key, length, Instant.now());
    }

    private String what() {
        return "Object '" + key + "'";
    }
}
