package io.restorable.backup.archive;

/**
 * The archive versions that pg_dump 14 to 18 write. Every pg_restore reads its own version and all older ones. Source:
 * PostgreSQL 18, src/bin/pg_dump/pg_backup_archiver.h, K_VERS.
 */
public enum ArchiveVersion {
    /** PostgreSQL 12 to 15: knows no compression but gzip, and one file for all large objects. */
    V1_14(14),
    /** PostgreSQL 16: names the compression. */
    V1_15(15),
    /** PostgreSQL 17 and 18: large objects in groups, and the access method of partitioned tables. */
    V1_16(16);

    private final int minor;

    ArchiveVersion(int minor) {
        this.minor = minor;
    }

    /** The second part of the version: 14 of 1.14. */
    public int minor() {
        return minor;
    }

    /** Whether this version is the given one or a newer one. */
    public boolean atLeast(ArchiveVersion other) {
        return compareTo(other) >= 0;
    }

    @Override
    public String toString() {
        return "1." + minor;
    }
}
