package io.restorable.backup.archive.directory;

import io.restorable.backup.archive.ArchiveVersion;
import io.restorable.backup.archive.DamagedArchiveException;
import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TocEntry;
import java.util.regex.Pattern;

/**
 * The names of an archive's files, without compression suffix. Source: PostgreSQL 18,
 * src/bin/pg_dump/pg_backup_directory.c, _ArchiveEntry, _StartLO and _LoadLOs.
 */
public final class DataFileNames {

    /** The table of contents; never compressed. */
    public static final String TABLE_OF_CONTENTS = "toc.dat";

    /** The one list of large objects before archive version 1.16. */
    static final String ONLY_LARGE_OBJECT_LIST = "blobs.toc";

    /** What pg_dump names its data files; everything else, such as a path out of the archive, is refused. */
    private static final Pattern DATA_FILE = Pattern.compile("[0-9]{1,10}\\.dat|blobs(_[0-9]{1,10})?\\.toc");

    private DataFileNames() {}

    /** Returns the name under which an entry's data is written: the empty text where it has none. */
    static String toWrite(TocEntry entry, ArchiveVersion version) {
        if (!entry.hasData()) {
            return "";
        }
        if (!entry.kind().equals(EntryKind.BLOBS)) {
            return entry.dumpId() + ".dat";
        }
        return version.atLeast(ArchiveVersion.V1_16) ? "blobs_" + entry.dumpId() + ".toc" : ONLY_LARGE_OBJECT_LIST;
    }

    /**
     * Returns the name of the file that holds an entry's data. Before version 1.16 the name in a large object entry is
     * not to be trusted: pg_restore does not look at it either.
     *
     * @throws DamagedArchiveException if the entry has no data, or names a file that pg_dump never writes
     */
    public static String toRead(TocEntry entry, ArchiveVersion version) {
        if (entry.kind().equals(EntryKind.BLOBS) && !version.atLeast(ArchiveVersion.V1_16)) {
            return ONLY_LARGE_OBJECT_LIST;
        }
        String name = entry.fileName();
        if (name == null || !DATA_FILE.matcher(name).matches()) {
            throw new DamagedArchiveException(
                    TABLE_OF_CONTENTS, "entry " + entry.dumpId() + " names the data file '" + name + "'");
        }
        return name;
    }

    /** Returns the name of the file with a large object's bytes. */
    public static String ofLargeObject(long oid) {
        return "blob_" + oid + ".dat";
    }
}
