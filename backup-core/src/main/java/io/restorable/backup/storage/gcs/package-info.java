/**
 * Keeps objects in buckets of Google Cloud Storage; the only importer of its library. May import {@code storage},
 * {@code storage.remote} and {@code error}.
 */
@NullMarked
package io.restorable.backup.storage.gcs;

import org.jspecify.annotations.NullMarked;
