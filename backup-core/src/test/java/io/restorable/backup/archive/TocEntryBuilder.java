package io.restorable.backup.archive;

import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Makes entries for tests, which name only what matters to them. */
public final class TocEntryBuilder {

    private final int dumpId;
    private final String kind;
    private final String tag;
    private boolean hasData;
    private long oid;
    private int section = 2;
    private @Nullable String create;
    private @Nullable String drop;
    private @Nullable String copy;
    private @Nullable String schema;
    private @Nullable String tablespace;
    private @Nullable String accessMethod;
    private int relationKind;
    private @Nullable String owner;
    private List<Integer> dependencies = List.of();

    private TocEntryBuilder(int dumpId, String kind, String tag) {
        this.dumpId = dumpId;
        this.kind = kind;
        this.tag = tag;
    }

    /** Begins with an entry of the pre-data section that has nothing but its name. */
    public static TocEntryBuilder entry(int dumpId, String kind, String tag) {
        return new TocEntryBuilder(dumpId, kind, tag);
    }

    /** Begins with the rows of a table. */
    public static TocEntryBuilder tableData(int dumpId, String table, int tableId) {
        return entry(dumpId, EntryKind.TABLE_DATA, table)
                .data()
                .schema("public")
                .copy("COPY public." + table + " (a) FROM stdin;\n")
                .dependencies(tableId);
    }

    /** In the data section, with a data file. */
    public TocEntryBuilder data() {
        hasData = true;
        return section(3);
    }

    public TocEntryBuilder oid(long oid) {
        this.oid = oid;
        return this;
    }

    public TocEntryBuilder section(int section) {
        this.section = section;
        return this;
    }

    public TocEntryBuilder create(@Nullable String create) {
        this.create = create;
        return this;
    }

    public TocEntryBuilder drop(@Nullable String drop) {
        this.drop = drop;
        return this;
    }

    public TocEntryBuilder copy(@Nullable String copy) {
        this.copy = copy;
        return this;
    }

    public TocEntryBuilder schema(@Nullable String schema) {
        this.schema = schema;
        return this;
    }

    public TocEntryBuilder tablespace(@Nullable String tablespace) {
        this.tablespace = tablespace;
        return this;
    }

    public TocEntryBuilder accessMethod(@Nullable String accessMethod) {
        this.accessMethod = accessMethod;
        return this;
    }

    public TocEntryBuilder relationKind(int relationKind) {
        this.relationKind = relationKind;
        return this;
    }

    public TocEntryBuilder owner(@Nullable String owner) {
        this.owner = owner;
        return this;
    }

    public TocEntryBuilder dependencies(int... dependencies) {
        this.dependencies = IntStream.of(dependencies).boxed().toList();
        return this;
    }

    public TocEntry build() {
        return new TocEntry(
                dumpId,
                hasData,
                0,
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
                "");
    }
}
