package io.restorable.backup.storage.s3;

import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.StoreFeature;
import io.restorable.backup.storage.remote.ParallelDeletion;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.services.s3.model.DeleteObjectsResponse;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;
import software.amazon.awssdk.services.s3.model.S3Error;

/**
 * Deletes objects, many in one request. A bucket with object lock would hide a locked object and keep its bytes; that
 * is no deletion, and refused. In a bucket with versions what is deleted stays as an older version until a rule of
 * the bucket removes it.
 */
final class S3Deletion {

    private static final Logger LOGGER = LoggerFactory.getLogger(S3Deletion.class);
    private static final int MOST_IN_A_REQUEST = 1_000;

    private final S3Bucket bucket;
    private final S3Reading reading;

    S3Deletion(S3Bucket bucket, S3Reading reading) {
        this.bucket = bucket;
        this.reading = reading;
    }

    void delete(Collection<ObjectKey> keys) {
        var failures = new ArrayList<String>();
        List<ObjectKey> unlocked = bucket.locks() ? withoutLocked(keys, failures) : List.copyOf(keys);
        for (int from = 0; from < unlocked.size(); from += MOST_IN_A_REQUEST) {
            deleteSome(unlocked.subList(from, Math.min(from + MOST_IN_A_REQUEST, unlocked.size())), failures);
        }
        ParallelDeletion.report(failures, bucket.address().describe());
        if (!unlocked.isEmpty() && bucket.features().contains(StoreFeature.VERSIONING)) {
            LOGGER.info(
                    "{} keeps versions: {} deleted objects take space until a lifecycle rule removes noncurrent ones",
                    bucket.address().describe(),
                    unlocked.size());
        }
    }

    private List<ObjectKey> withoutLocked(Collection<ObjectKey> keys, List<String> failures) {
        var locks = new ConcurrentHashMap<ObjectKey, String>();
        keys.parallelStream().forEach(key -> reading.lock(key).ifPresent(lock -> locks.put(key, lock)));
        locks.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(lock -> failures.add("'" + lock.getKey() + "' is " + lock.getValue()));
        return keys.stream().filter(key -> !locks.containsKey(key)).toList();
    }

    private void deleteSome(List<ObjectKey> keys, List<String> failures) {
        List<ObjectIdentifier> names = keys.stream()
                .map(key -> ObjectIdentifier.builder().key(bucket.nameOf(key)).build())
                .toList();
        DeleteObjectsResponse answer = bucket.failures()
                .about(
                        names.size() + " objects from '" + keys.get(0) + "' on",
                        "deleted",
                        () -> bucket.client()
                                .deleteObjects(delete -> delete.bucket(bucket.name())
                                        .delete(which -> which.objects(names).quiet(true))));
        for (S3Error error : answer.errors()) {
            failures.add("'" + error.key() + "': " + error.code() + " " + error.message());
        }
    }
}
