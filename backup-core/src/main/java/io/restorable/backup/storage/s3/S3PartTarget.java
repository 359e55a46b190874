package io.restorable.backup.storage.s3;

import io.restorable.backup.error.ObjectExistsException;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.PutOptions;
import io.restorable.backup.storage.StoredObject;
import io.restorable.backup.storage.remote.PartBuffer;
import io.restorable.backup.storage.remote.PartTarget;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockMode;

/**
 * One object on its way into a bucket. It carries a mark of its own as metadata: when the answer to a request gets
 * lost, the SDK sends it again, and the server refuses it because the object is there; the mark tells that it is ours.
 */
final class S3PartTarget implements PartTarget {

    private static final String MARK = "restorable-upload";
    private static final String BINARY = "application/octet-stream";
    private static final int ATTEMPTS = 5;

    private final S3Bucket bucket;
    private final S3Reading reading;
    private final ObjectKey key;
    private final PutOptions options;
    private final String mark = UUID.randomUUID().toString();
    private final ConcurrentSkipListMap<Integer, CompletedPart> parts = new ConcurrentSkipListMap<>();
    private volatile String uploadId = "";

    S3PartTarget(S3Bucket bucket, S3Reading reading, ObjectKey key, PutOptions options) {
        this.bucket = bucket;
        this.reading = reading;
        this.key = key;
        this.options = options;
    }

    @Override
    public StoredObject sendWhole(PartBuffer content) {
        boolean conditional = options.ifAbsent() && bucket.address().condition() != CreateCondition.NEVER;
        lookBefore(conditional);
        for (int attempt = 1; ; attempt++) {
            try {
                bucket.client()
                        .putObject(
                                put -> put.bucket(bucket.name())
                                        .key(bucket.nameOf(key))
                                        .contentType(BINARY)
                                        .contentMD5(checksum(content))
                                        .metadata(Map.of(MARK, mark))
                                        .ifNoneMatch(conditional ? "*" : null)
                                        .objectLockMode(lockMode())
                                        .objectLockRetainUntilDate(options.lockedUntil()),
                                body(content));
                return stored(content.size());
            } catch (SdkException failure) {
                boolean unclear = conditional && S3Failures.isConflict(failure) && attempt < ATTEMPTS;
                if (!unclear) {
                    return storedAllTheSame(content.size(), failure);
                }
            }
        }
    }

    @Override
    public void begin() {
        uploadId = bucket.failures()
                .about(
                        key,
                        "written",
                        () -> bucket.client()
                                .createMultipartUpload(create -> create.bucket(bucket.name())
                                        .key(bucket.nameOf(key))
                                        .contentType(BINARY)
                                        .metadata(Map.of(MARK, mark))
                                        .objectLockMode(lockMode())
                                        .objectLockRetainUntilDate(options.lockedUntil()))
                                .uploadId());
    }

    @Override
    public void sendPart(int number, PartBuffer part) {
        String tag = bucket.failures()
                .about(
                        key,
                        "written",
                        () -> bucket.client()
                                .uploadPart(
                                        upload -> upload.bucket(bucket.name())
                                                .key(bucket.nameOf(key))
                                                .uploadId(uploadId)
                                                .partNumber(number)
                                                .contentMD5(checksum(part)),
                                        body(part))
                                .eTag());
        parts.put(number, CompletedPart.builder().partNumber(number).eTag(tag).build());
    }

    @Override
    public StoredObject complete(long length) {
        boolean conditional = options.ifAbsent() && bucket.address().condition() == CreateCondition.ALWAYS;
        lookBefore(conditional);
        try {
            bucket.client()
                    .completeMultipartUpload(complete -> complete.bucket(bucket.name())
                            .key(bucket.nameOf(key))
                            .uploadId(uploadId)
                            .ifNoneMatch(conditional ? "*" : null)
                            .multipartUpload(all -> all.parts(parts.values())));
            return stored(length);
        } catch (SdkException failure) {
            return storedAllTheSame(length, failure);
        }
    }

    @Override
    public void abort() {
        if (!uploadId.isEmpty()) {
            bucket.discardUpload(bucket.nameOf(key), uploadId);
        }
    }

    /** Where the server does not decide who was first, the moment in which two writers can meet is kept short. */
    private void lookBefore(boolean conditional) {
        if (options.ifAbsent() && !conditional && reading.find(key).isPresent()) {
            throw new ObjectExistsException(key.path(), bucket.address().describe(), null);
        }
    }

    private StoredObject storedAllTheSame(long length, SdkException failure) {
        boolean refused =
                S3Failures.isTaken(failure) || S3Failures.isConflict(failure) || S3Failures.isMissing(failure);
        Optional<HeadObjectResponse> there = refused ? reading.head(key) : Optional.empty();
        if (there.filter(object -> mark.equals(object.metadata().get(MARK))).isPresent()) {
            return stored(length);
        }
        if (there.isPresent() && options.ifAbsent()) {
            throw new ObjectExistsException(key.path(), bucket.address().describe(), failure);
        }
        throw bucket.failures().failed("written", "Object '" + key + "'", failure);
    }

    /** The time is that of this machine: asking for the server's would take a request more for each object. */
    private StoredObject stored(long length) {
        return new StoredObject(key, length, Instant.now());
    }

    private @Nullable ObjectLockMode lockMode() {
        if (options.lockedUntil() == null) {
            return null;
        }
        return bucket.address().compliance() ? ObjectLockMode.COMPLIANCE : ObjectLockMode.GOVERNANCE;
    }

    private static RequestBody body(PartBuffer content) {
        return RequestBody.fromContentProvider(content::open, content.size(), BINARY);
    }

    /** For Amazon the SDK computes a better one itself. */
    private @Nullable String checksum(PartBuffer content) {
        return bucket.address().provider() == S3Provider.AWS
                ? null
                : Base64.getEncoder().encodeToString(content.md5());
    }
}
