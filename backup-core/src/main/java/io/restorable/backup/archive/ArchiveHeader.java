package io.restorable.backup.archive;

import io.restorable.backup.compression.Codec;
import io.restorable.backup.compression.Compression;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * What {@code toc.dat} says about the archive as a whole. Source: PostgreSQL 18, src/bin/pg_dump/pg_backup_archiver.c,
 * WriteHead.
 *
 * @param version the archive version
 * @param compression how the data files are compressed; from version 1.15 only the codec is stored, not the level
 * @param created when the dump began, in whole seconds, on the clock of the machine that made it; the format has no zone
 * @param daylightSaving C's {@code tm_isdst}: 1 where summer time was in force, 0 where not, -1 unknown
 * @param database the database's name
 * @param serverVersion the server's version as it reports it: {@code 15.4 (Debian 15.4-1)}
 * @param dumperVersion the version of the program that made it
 */
public record ArchiveHeader(
        ArchiveVersion version,
        Compression compression,
        LocalDateTime created,
        int daylightSaving,
        @Nullable String database,
        @Nullable String serverVersion,
        @Nullable String dumperVersion) {

    public ArchiveHeader {
        created = created.truncatedTo(ChronoUnit.SECONDS);
        if (daylightSaving < -1 || daylightSaving > 1) {
            throw new IllegalArgumentException("tm_isdst is " + daylightSaving + ", not -1, 0 or 1");
        }
        boolean named = compression.codec() == Codec.LZ4 || compression.codec() == Codec.ZSTD;
        if (named && !version.atLeast(ArchiveVersion.V1_15)) {
            throw new IllegalArgumentException(
                    "Archive version " + version + " cannot say " + compression.codec() + "; it takes 1.15.");
        }
    }
}
