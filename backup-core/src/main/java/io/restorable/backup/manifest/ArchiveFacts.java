package io.restorable.backup.manifest;

import org.jspecify.annotations.Nullable;

/**
 * How the archive is written.
 *
 * @param version pg_dump's archive version: {@code 1.15}
 * @param compression {@code none}, {@code gzip} or {@code zstd}
 * @param compressionLevel the level, or {@code null} for the codec's own
 * @param encoding the client encoding of the texts and rows: {@code UTF8}
 */
public record ArchiveFacts(
        String version, String compression, @Nullable Integer compressionLevel, String encoding) {}
