package io.restorable.backup.archive;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of {@code toc.dat} exactly as it is stored. Source: PostgreSQL 18, src/bin/pg_dump/pg_backup_archiver.c,
 * WriteToc and ReadToc.
 *
 * @param dumpId the entry's number, from 1
 * @param hasData whether a data file belongs to it
 * @param catalogOid the OID of the system catalog, 0 for none
 * @param oid the OID of the object's row, 0 for none
 * @param tag the name shown in listings
 * @param kind what it is, in pg_dump's words: {@code TABLE DATA}
 * @param section 1 none, 2 pre-data, 3 data, 4 post-data
 * @param create the statements that make it, or {@code null}
 * @param drop the statement that removes it, or {@code null}
 * @param copy the COPY statement of a data entry, or {@code null}
 * @param schema the schema, or {@code null}
 * @param tablespace the tablespace, the empty text for the default one, or {@code null}
 * @param accessMethod the table access method, or {@code null}
 * @param relationKind {@code relkind}, 0 where none was given; stored from archive version 1.16
 * @param owner the owner, or {@code null}
 * @param dependencies the dump ids to restore before this one
 * @param fileName the data file without compression suffix, the empty text where there is none, or {@code null}
 */
public record TocEntry(
        int dumpId,
        boolean hasData,
        long catalogOid,
        long oid,
        String tag,
        String kind,
        int section,
        @Nullable String create,
        @Nullable String drop,
        @Nullable String copy,
        @Nullable String schema,
        @Nullable String tablespace,
        @Nullable String accessMethod,
        int relationKind,
        @Nullable String owner,
        List<Integer> dependencies,
        @Nullable String fileName) {

    public TocEntry {
        dependencies = List.copyOf(dependencies);
    }

    /** Returns this entry with another dump id. */
    public TocEntry withDumpId(int dumpId) {
        return copy(dumpId, create, accessMethod, dependencies, fileName);
    }

    /** Returns this entry with other statements to make it, or {@code null} for none. */
    public TocEntry withCreate(@Nullable String create) {
        return copy(dumpId, create, accessMethod, dependencies, fileName);
    }

    /** Returns this entry with another tablespace, the empty text for the database's own. */
    public TocEntry withTablespace(String tablespace) {
        return new TocEntry(
                dumpId,
                hasData,
                catalogOid,
                oid,
                tag,
                kind,
                section,
                create,
                drop,
                copy,
                schema,
                tablespace,
                accessMethod,
                relationKind,
                owner,
                dependencies,
                fileName);
    }

    /** Returns this entry with another table access method, or {@code null} for none. */
    public TocEntry withAccessMethod(@Nullable String accessMethod) {
        return copy(dumpId, create, accessMethod, dependencies, fileName);
    }

    /** Returns this entry with other dependencies. */
    public TocEntry withDependencies(List<Integer> dependencies) {
        return copy(dumpId, create, accessMethod, dependencies, fileName);
    }

    /** Returns this entry with another data file, the empty text for none. */
    public TocEntry withFileName(String fileName) {
        return copy(dumpId, create, accessMethod, dependencies, fileName);
    }

    private TocEntry copy(
            int dumpId,
            @Nullable String create,
            @Nullable String accessMethod,
            List<Integer> dependencies,
            @Nullable String fileName) {
        return new TocEntry(
                dumpId,
                hasData,
                catalogOid,
                oid,
                tag,
                kind,
                section,
                create,
                drop,
                copy,
                schema,
                tablespace,
                accessMethod,
                relationKind,
                owner,
                dependencies,
                fileName);
    }
}
