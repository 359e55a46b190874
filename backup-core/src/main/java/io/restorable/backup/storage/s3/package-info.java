/**
 * Keeps objects in buckets of Amazon S3 and of the services and servers that speak like it; the only importer of the
 * AWS SDK. May import {@code storage}, {@code storage.remote} and {@code error}.
 */
@NullMarked
package io.restorable.backup.storage.s3;

import org.jspecify.annotations.NullMarked;
