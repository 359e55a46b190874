package io.restorable.backup.ddl.definition;

import io.restorable.backup.catalog.object.CatalogId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One entry of an archive's table of contents as pg_dump 18 would write it, before its place in a file is known.
 * Source: PostgreSQL 18, src/bin/pg_dump/pg_backup_archiver.h, ArchiveOpts.
 *
 * @param dumpId the entry's number within the archive, from 1
 * @param id the object's catalog row, or {@link CatalogId#NONE}
 * @param tag the name shown in listings
 * @param kind what is defined, in pg_dump's words: {@code TABLE}, {@code FK CONSTRAINT}
 * @param section when it is restored
 * @param schema the schema, or {@code null}
 * @param owner the owner, or {@code null}
 * @param tablespace the tablespace, the empty text for the default one, or {@code null} where there can be none
 * @param accessMethod the table access method, or {@code null}
 * @param relationKind {@code relkind} where the entry needs it, else {@code '\0'}
 * @param create the statements that make it, each ended by {@code ;\n}, or empty
 * @param drop the statement that removes it, or empty
 * @param copy the COPY statement of a data entry, or {@code null}
 * @param content what data the entry holds, or {@code null} for none
 * @param dependencies the dump ids that must be restored before, in pg_dump's order
 */
public record Definition(
        int dumpId,
        CatalogId id,
        String tag,
        String kind,
        Section section,
        @Nullable String schema,
        @Nullable String owner,
        @Nullable String tablespace,
        @Nullable String accessMethod,
        char relationKind,
        String create,
        String drop,
        @Nullable String copy,
        @Nullable DataContent content,
        List<Integer> dependencies) {

    public Definition {
        dependencies = List.copyOf(dependencies);
    }
}
