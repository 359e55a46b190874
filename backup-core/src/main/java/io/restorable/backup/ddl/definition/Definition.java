package io.restorable.backup.ddl.definition;

import io.restorable.backup.catalog.object.CatalogId;
import java.util.ArrayList;
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

    /** Starts an entry with what every entry has; the rest is empty until set. */
    public static Builder of(int dumpId, CatalogId id, String kind, String tag, Section section) {
        return new Builder(dumpId, id, kind, tag, section);
    }

    /** This entry with other dependencies. */
    public Definition dependingOn(List<Integer> dumpIds) {
        return new Definition(
                dumpId,
                id,
                tag,
                kind,
                section,
                schema,
                owner,
                tablespace,
                accessMethod,
                relationKind,
                create,
                drop,
                copy,
                content,
                dumpIds);
    }

    /** Collects the parts of an entry. Used by one thread. */
    public static final class Builder {

        private final int dumpId;
        private final CatalogId id;
        private final String kind;
        private final String tag;
        private final Section section;
        private @Nullable String schema;
        private @Nullable String owner;
        private @Nullable String tablespace;
        private @Nullable String accessMethod;
        private char relationKind;
        private String create = "";
        private String drop = "";
        private @Nullable String copy;
        private @Nullable DataContent content;
        private final List<Integer> dependencies = new ArrayList<>();

        private Builder(int dumpId, CatalogId id, String kind, String tag, Section section) {
            this.dumpId = dumpId;
            this.id = id;
            this.kind = kind;
            this.tag = tag;
            this.section = section;
        }

        public Builder schema(@Nullable String name) {
            schema = name;
            return this;
        }

        public Builder owner(@Nullable String role) {
            owner = role;
            return this;
        }

        public Builder tablespace(@Nullable String name) {
            tablespace = name;
            return this;
        }

        public Builder accessMethod(@Nullable String name) {
            accessMethod = name;
            return this;
        }

        public Builder relationKind(char letter) {
            relationKind = letter;
            return this;
        }

        public Builder create(String statements) {
            create = statements;
            return this;
        }

        public Builder drop(String statement) {
            drop = statement;
            return this;
        }

        public Builder copy(@Nullable String statement) {
            copy = statement;
            return this;
        }

        public Builder content(@Nullable DataContent data) {
            content = data;
            return this;
        }

        /**
         * Names an entry that must come before. Only for what pg_dump passes to ArchiveEntry itself: an entry without
         * any gets the dependencies of its node, once all entries are known.
         */
        public Builder dependOn(int otherDumpId) {
            dependencies.add(otherDumpId);
            return this;
        }

        /** The finished entry. */
        public Definition build() {
            return new Definition(
                    dumpId,
                    id,
                    tag,
                    kind,
                    section,
                    schema,
                    owner,
                    tablespace,
                    accessMethod,
                    relationKind,
                    create,
                    drop,
                    copy,
                    content,
                    dependencies);
        }
    }
}
