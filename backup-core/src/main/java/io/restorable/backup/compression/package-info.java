/**
 * Codecs that shrink the bytes of a backup and bring them back: zstd, gzip, none, and LZ4 for reading. May import {@code error}.
 */
@NullMarked
package io.restorable.backup.compression;

import org.jspecify.annotations.NullMarked;
