package io.restorable.backup.storage.s3;

import io.restorable.backup.error.ObjectMissingException;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.StoredObject;
import io.restorable.backup.storage.remote.ResumingInput;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.ResponseInputStream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.GetObjectResponse;
import software.amazon.awssdk.services.s3.model.HeadObjectResponse;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;

/** Looks objects up and reads them. */
final class S3Reading {

    private static final int OUT_OF_RANGE = 416;

    private final S3Bucket bucket;

    S3Reading(S3Bucket bucket) {
        this.bucket = bucket;
    }

    Optional<StoredObject> find(ObjectKey key) {
        return head(key).map(found -> new StoredObject(key, found.contentLength(), found.lastModified()));
    }

    Optional<HeadObjectResponse> head(ObjectKey key) {
        try {
            return Optional.of(bucket.client()
                    .headObject(request -> request.bucket(bucket.name()).key(bucket.nameOf(key))));
        } catch (SdkException failure) {
            if (S3Failures.isMissing(failure)) {
                return Optional.empty();
            }
            throw bucket.failures().failed("looked up", "Object '" + key + "'", failure);
        }
    }

    /** Says until when an object cannot be deleted or replaced; empty if it can. */
    Optional<String> lock(ObjectKey key) {
        return head(key).flatMap(S3Reading::lock);
    }

    void requireUnlocked(ObjectKey key) {
        lock(key).ifPresent(lock -> {
            throw new StorageException(
                    "Object '" + key + "' cannot be replaced in "
                            + bucket.address().describe() + ": it is " + lock + ".",
                    "Wait until then, or store under another name.",
                    null);
        });
    }

    InputStream get(ObjectKey key, long offset, long length) {
        if (length == 0) {
            return head(key).map(found -> InputStream.nullInputStream()).orElseThrow(() -> missing(key, null));
        }
        ResponseInputStream<GetObjectResponse> first;
        try {
            first = open(key, offset, length, null);
        } catch (SdkException failure) {
            if (S3Failures.status(failure) == OUT_OF_RANGE) {
                return InputStream.nullInputStream();
            }
            throw failed(key, failure);
        }
        String version = first.response().eTag();
        long coming = first.response().contentLength();
        return new ResumingInput(
                key,
                bucket.address().describe(),
                new Abortable(first),
                coming,
                position -> resume(key, offset + position, coming - position, version));
    }

    private InputStream resume(ObjectKey key, long offset, long length, String version) {
        try {
            return new Abortable(open(key, offset, length, version));
        } catch (SdkException failure) {
            throw failed(key, failure);
        }
    }

    /** @param version what the object must still be, or {@code null} for the newest */
    private ResponseInputStream<GetObjectResponse> open(
            ObjectKey key, long offset, long length, @Nullable String version) {
        return bucket.client().getObject(request -> {
            request.bucket(bucket.name()).key(bucket.nameOf(key)).ifMatch(version);
            if (offset > 0 || length < Long.MAX_VALUE) {
                long last = length > Long.MAX_VALUE - offset ? Long.MAX_VALUE : offset + length - 1;
                request.range("bytes=" + offset + "-" + (last == Long.MAX_VALUE ? "" : last));
            }
        });
    }

    private StorageException failed(ObjectKey key, SdkException failure) {
        return S3Failures.isMissing(failure)
                ? missing(key, failure)
                : bucket.failures().failed("read", "Object '" + key + "'", failure);
    }

    private ObjectMissingException missing(ObjectKey key, @Nullable SdkException failure) {
        return new ObjectMissingException(key.path(), bucket.address().describe(), failure);
    }

    private static Optional<String> lock(HeadObjectResponse object) {
        if (object.objectLockLegalHoldStatus() == ObjectLockLegalHoldStatus.ON) {
            return Optional.of("under legal hold");
        }
        @Nullable Instant until = object.objectLockRetainUntilDate();
        return until == null || until.isBefore(Instant.now())
                ? Optional.empty()
                : Optional.of("locked until " + until + " (" + object.objectLockModeAsString() + ")");
    }

    /** A close of the SDK's stream would read the rest of the object; failures of it are no IOExceptions. */
    private static final class Abortable extends FilterInputStream {

        private final ResponseInputStream<GetObjectResponse> stream;
        private boolean atEnd;

        Abortable(ResponseInputStream<GetObjectResponse> stream) {
            super(stream);
            this.stream = stream;
        }

        @Override
        public int read(byte[] bytes, int offset, int count) throws IOException {
            try {
                int read = stream.read(bytes, offset, count);
                atEnd = read < 0;
                return read;
            } catch (SdkException failure) {
                throw new IOException(failure.getMessage(), failure);
            }
        }

        @Override
        public void close() throws IOException {
            if (!atEnd) {
                stream.abort();
            }
            stream.close();
        }
    }
}
