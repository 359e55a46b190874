package io.restorable.backup.storage.s3;

import io.restorable.backup.storage.ListRequest;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.StoreFeature;
import java.util.EnumSet;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockEnabled;

/**
 * A bucket, reached by a client: how objects are called in it, and what it can do, which is asked when first needed.
 * Safe for use by many threads.
 */
final class S3Bucket {

    private static final Logger LOGGER = LoggerFactory.getLogger(S3Bucket.class);

    private final S3Address address;
    private final S3Client client;
    private final S3Failures failures;
    private volatile @Nullable Set<StoreFeature> features;

    S3Bucket(S3Address address, S3Client client) {
        this.address = address;
        this.client = client;
        this.failures = new S3Failures(address.describe());
    }

    S3Address address() {
        return address;
    }

    S3Client client() {
        return client;
    }

    S3Failures failures() {
        return failures;
    }

    String name() {
        return address.bucket();
    }

    String nameOf(ObjectKey key) {
        return address.prefix().name(key);
    }

    String beginOf(ListRequest request) {
        return address.prefix().begin(request);
    }

    boolean locks() {
        return features().contains(StoreFeature.OBJECT_LOCK);
    }

    Set<StoreFeature> features() {
        Set<StoreFeature> known = features;
        if (known == null) {
            known = Set.copyOf(readFeatures());
            features = known;
        }
        return known;
    }

    /** Aborts an upload in parts; one that is gone already counts as aborted. */
    void discardUpload(String name, String uploadId) {
        try {
            client.abortMultipartUpload(abort -> abort.bucket(name()).key(name).uploadId(uploadId));
        } catch (SdkException failure) {
            if (!S3Failures.isMissing(failure)) {
                throw failures.failed("discarded", "The unfinished upload of '" + name + "'", failure);
            }
        }
    }

    private Set<StoreFeature> readFeatures() {
        var found = EnumSet.noneOf(StoreFeature.class);
        if (address.condition() == CreateCondition.ALWAYS) {
            found.add(StoreFeature.CONDITIONAL_CREATE);
        }
        if (answers("versioning", this::isVersioned)) {
            found.add(StoreFeature.VERSIONING);
            if (address.provider() == S3Provider.CEPH) {
                // Measured: of eight puts at one moment into a bucket with versions, each under If-None-Match, all won.
                found.remove(StoreFeature.CONDITIONAL_CREATE);
            }
            if (answers("object lock", this::hasObjectLock)) {
                found.add(StoreFeature.OBJECT_LOCK);
            }
        }
        return found;
    }

    private boolean isVersioned() {
        return client.getBucketVersioning(request -> request.bucket(name())).status() == BucketVersioningStatus.ENABLED;
    }

    private boolean hasObjectLock() {
        var configuration = client.getObjectLockConfiguration(request -> request.bucket(name()))
                .objectLockConfiguration();
        return configuration != null && configuration.objectLockEnabled() == ObjectLockEnabled.ENABLED;
    }

    /** Servers without a feature answer in many ways, and credentials may not be allowed to ask. */
    private boolean answers(String feature, BooleanSupplier question) {
        try {
            return question.getAsBoolean();
        } catch (SdkException failure) {
            LOGGER.debug("{} does not say whether it has {}", address.describe(), feature, failure);
            return false;
        }
    }
}
