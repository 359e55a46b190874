package io.restorable.backup.storage.s3;

import io.restorable.backup.storage.ListRequest;
import io.restorable.backup.storage.ObjectKey;
import io.restorable.backup.storage.ObjectPage;
import io.restorable.backup.storage.StoredObject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import software.amazon.awssdk.services.s3.model.CommonPrefix;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.S3Object;

/** Lists objects, and uploads that nobody completed. */
final class S3Listing {

    private final S3Bucket bucket;

    S3Listing(S3Bucket bucket) {
        this.bucket = bucket;
    }

    ObjectPage list(ListRequest request) {
        String begin = bucket.beginOf(request);
        ListObjectsV2Response page = bucket.failures()
                .about(
                        "The objects",
                        "listed",
                        () -> bucket.client()
                                .listObjectsV2(list -> list.bucket(bucket.name())
                                        .prefix(begin)
                                        .delimiter(request.depth() == ListRequest.Depth.FLAT ? "/" : null)
                                        .maxKeys(Math.min(request.limit(), ListRequest.DEFAULT_LIMIT))
                                        .continuationToken(request.after())));
        List<StoredObject> objects =
                page.contents().stream().flatMap(this::stored).toList();
        List<String> folders = page.commonPrefixes().stream()
                .map(CommonPrefix::prefix)
                .map(prefix -> prefix.substring(begin.length(), prefix.length() - 1))
                .filter(ObjectKey::isAllowed)
                .toList();
        return new ObjectPage(
                objects, folders, Boolean.TRUE.equals(page.isTruncated()) ? page.nextContinuationToken() : null);
    }

    int discardUnfinished(Instant startedBefore, Predicate<String> inFolder) {
        List<MultipartUpload> old = unfinished().stream()
                .filter(upload -> upload.initiated().isBefore(startedBefore))
                .filter(upload -> folder(upload).filter(inFolder).isPresent())
                .toList();
        old.forEach(upload -> bucket.discardUpload(upload.key(), upload.uploadId()));
        return old.size();
    }

    /** Aborting while listing would confuse the pages of some servers: there are never many. */
    private List<MultipartUpload> unfinished() {
        return bucket.failures().about("Abandoned uploads", "listed", () -> {
            var found = new ArrayList<MultipartUpload>();
            bucket.client()
                    .listMultipartUploadsPaginator(list -> list.bucket(bucket.name())
                            .prefix(bucket.address().prefix().begin()))
                    .uploads()
                    .forEach(found::add);
            return found;
        });
    }

    private Optional<String> folder(MultipartUpload upload) {
        return bucket.address().prefix().key(upload.key()).map(key -> {
            int slash = key.path().lastIndexOf('/');
            return slash < 0 ? "" : key.path().substring(0, slash);
        });
    }

    private Stream<StoredObject> stored(S3Object object) {
        return bucket
                .address()
                .prefix()
                .key(object.key())
                .map(key -> new StoredObject(key, object.size(), object.lastModified()))
                .stream();
    }
}
