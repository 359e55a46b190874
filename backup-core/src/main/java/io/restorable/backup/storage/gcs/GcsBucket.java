package io.restorable.backup.storage.gcs;

import com.google.cloud.BaseServiceException;
import com.google.cloud.storage.Blob;
import com.google.cloud.storage.BlobId;
import com.google.cloud.storage.Bucket;
import com.google.cloud.storage.BucketInfo;
import com.google.cloud.storage.Storage;
import io.restorable.backup.error.StorageException;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.StoreFeature;
import io.restorable.backup.storage.StoredObject;
import io.restorable.backup.storage.remote.KeyPrefix;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A bucket, reached by a client, and what it can do, which is asked when first needed. Safe for many threads. */
final class GcsBucket {

    static final int UNAUTHORIZED = 401;
    static final int FORBIDDEN = 403;
    static final int NOT_FOUND = 404;
    static final int PRECONDITION_FAILED = 412;

    private static final Logger LOGGER = LoggerFactory.getLogger(GcsBucket.class);

    private final String name;
    private final KeyPrefix prefix;
    private final Storage client;
    private volatile @Nullable Set<StoreFeature> features;

    GcsBucket(String name, KeyPrefix prefix, Storage client) {
        this.name = name;
        this.prefix = prefix;
        this.client = client;
    }

    String name() {
        return name;
    }

    KeyPrefix prefix() {
        return prefix;
    }

    Storage client() {
        return client;
    }

    String describe() {
        return "gs://" + prefix.behind(name);
    }

    BlobId id(ObjectKey key) {
        return BlobId.of(name, prefix.name(key));
    }

    Optional<Blob> find(ObjectKey key) {
        try {
            return Optional.ofNullable(client.get(id(key)));
        } catch (BaseServiceException failure) {
            throw failed("looked up", "Object '" + key + "'", failure);
        }
    }

    Set<StoreFeature> features() {
        Set<StoreFeature> known = features;
        if (known == null) {
            known = Set.copyOf(readFeatures());
            features = known;
        }
        return known;
    }

    boolean locks() {
        return features().contains(StoreFeature.OBJECT_LOCK);
    }

    static StoredObject stored(ObjectKey key, Blob blob) {
        return new StoredObject(key, blob.getSize(), instant(blob.getUpdateTimeOffsetDateTime()));
    }

    /** Says until when an object cannot be deleted or replaced; empty if it can. */
    static Optional<String> lock(Blob blob) {
        if (Boolean.TRUE.equals(blob.getTemporaryHold()) || Boolean.TRUE.equals(blob.getEventBasedHold())) {
            return Optional.of("under a hold");
        }
        Instant until = instant(blob.getRetentionExpirationTimeOffsetDateTime());
        if (blob.getRetention() != null) {
            Instant own = instant(blob.getRetention().getRetainUntilTime());
            until = own.isAfter(until) ? own : until;
        }
        return until.isBefore(Instant.now()) ? Optional.empty() : Optional.of("locked until " + until);
    }

    StorageException failed(String act, String what, IOException failure) {
        return failure.getCause() instanceof BaseServiceException answer
                ? failed(act, what, answer)
                : new StorageException(
                        what + " could not be " + act + " in " + describe() + ": " + failure.getMessage() + ".",
                        "Check the network, then try again.",
                        failure);
    }

    StorageException failed(String act, String what, BaseServiceException failure) {
        String said = String.valueOf(failure.getMessage()).strip().replaceAll("\\.$", "");
        return new StorageException(
                what + " could not be " + act + " in " + describe() + ": "
                        + (failure.getCode() > 0 ? failure.getCode() + " " : "") + said + ".",
                nextStep(failure.getCode()),
                failure);
    }

    private static String nextStep(int status) {
        return switch (status) {
            case UNAUTHORIZED ->
                "Set GOOGLE_APPLICATION_CREDENTIALS, or log in by: gcloud auth application-default login.";
            case FORBIDDEN ->
                "Give the account the role Storage Object User on the bucket; objects under a retention policy stay.";
            case NOT_FOUND -> "Create the bucket, or correct its name in the store's address.";
            case PRECONDITION_FAILED -> "Another process writes to the same place: let it finish, then try again.";
            default -> "Check the network and the service, then try again.";
        };
    }

    private Set<StoreFeature> readFeatures() {
        var found = EnumSet.of(StoreFeature.CONDITIONAL_CREATE);
        try {
            @Nullable Bucket bucket = client.get(name);
            if (bucket != null && Boolean.TRUE.equals(bucket.versioningEnabled())) {
                found.add(StoreFeature.VERSIONING);
            }
            BucketInfo.@Nullable ObjectRetention retention = bucket == null ? null : bucket.getObjectRetention();
            if (retention != null && BucketInfo.ObjectRetention.Mode.ENABLED.equals(retention.getMode())) {
                found.add(StoreFeature.OBJECT_LOCK);
            }
        } catch (BaseServiceException failure) {
            // The role that suffices for objects does not include looking at the bucket.
            LOGGER.debug("{} does not say what it can do", describe(), failure);
        }
        return found;
    }

    private static Instant instant(@Nullable OffsetDateTime time) {
        return time == null ? Instant.EPOCH : time.toInstant();
    }
}
