package io.restorable.backup.test.stores.s3;

import java.net.URI;
import java.util.UUID;

/** A gateway of Ceph at the address in {@code RESTORABLE_CEPH}; it takes the credentials of the tests. */
final class CephGateway {

    static final String VARIABLE = "RESTORABLE_CEPH";

    private static final S3Bucket PLAIN = make(false);
    private static final S3Bucket LOCKING = make(true);

    private CephGateway() {}

    /** A bucket without versions. */
    static S3Bucket plain() {
        return PLAIN;
    }

    /** A bucket with object lock, and so with versions. */
    static S3Bucket locking() {
        return LOCKING;
    }

    private static S3Bucket make(boolean locking) {
        return S3Bucket.make(URI.create(System.getenv(VARIABLE)), "backups-" + UUID.randomUUID(), locking);
    }
}
