package io.restorable.backup.archive.directory;

import static io.restorable.backup.archive.TocEntryBuilder.entry;
import static io.restorable.backup.archive.TocEntryBuilder.tableData;
import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.archive.ArchiveVersion;
import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.compression.Compression;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ArchiveLayoutTests {

    private static final TocEntry TABLE = entry(1, "TABLE", "t")
            .schema("public")
            .accessMethod("heap")
            .relationKind('r')
            .build();
    private static final TocEntry ROWS = tableData(7, "t", 1).build();
    private static final TocEntry OBJECTS = entry(3, EntryKind.BLOB_METADATA, "5..6")
            .section(3)
            .owner("me")
            .create("5\n6\n")
            .drop("-- dummy")
            .build();
    private static final TocEntry COMMENT = entry(8, EntryKind.COMMENT, "LARGE OBJECT 6")
            .section(1)
            .create("COMMENT ON LARGE OBJECT 6 IS 'six';\n")
            .dependencies(3)
            .build();
    private static final TocEntry PRIVILEGES = entry(9, EntryKind.ACL, "LARGE OBJECTS 5..6")
            .section(1)
            .create("GRANT SELECT ON LARGE OBJECT 5 TO you;\n")
            .dependencies(3)
            .build();
    private static final TocEntry OTHER_OBJECT =
            entry(5, EntryKind.BLOB_METADATA, "7").section(3).create("7\n").build();
    private static final TocEntry BYTES =
            entry(4, EntryKind.BLOBS, "5..6").data().dependencies(3).build();
    private static final TocEntry OTHER_BYTES =
            entry(6, EntryKind.BLOBS, "7").data().dependencies(5).build();
    private static final TocEntry PARTITIONED = entry(2, "TABLE", "P")
            .schema("public")
            .create("CREATE TABLE public.\"P\" (a integer)\nPARTITION BY LIST (a);\n")
            .accessMethod("heap2")
            .relationKind('p')
            .build();

    @ParameterizedTest
    @CsvSource({"none, V1_14", "gzip, V1_14", "zstd, V1_15"})
    void takesTheLowestVersionThatKnowsTheCompression(String compression, ArchiveVersion version) {
        var layout = ArchiveLayout.of(List.of(TABLE, ROWS), Compression.parse(compression));

        assertThat(layout.version()).isEqualTo(version);
        assertThat(layout.entries()).containsExactly(TABLE, ROWS.withFileName("7.dat"));
        assertThat(layout.largeObjectLists()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"none, V1_16", "gzip, V1_14", "zstd, V1_16"})
    void takesTheNewestVersionForWhatOnlyItKnows(String compression, ArchiveVersion version) {
        for (var entry : List.of(OBJECTS, PARTITIONED)) {
            assertThat(ArchiveLayout.of(List.of(entry), Compression.parse(compression))
                            .version())
                    .isEqualTo(version);
        }
    }

    @Test
    void keepsLargeObjectsInGroupsInTheNewestVersion() {
        var entries = List.of(OBJECTS, COMMENT, PRIVILEGES, OTHER_OBJECT, BYTES, OTHER_BYTES);

        var layout = ArchiveLayout.of(entries, Compression.DEFAULT);

        assertThat(layout.entries())
                .containsExactly(
                        OBJECTS,
                        COMMENT,
                        PRIVILEGES,
                        OTHER_OBJECT,
                        BYTES.withFileName("blobs_4.toc"),
                        OTHER_BYTES.withFileName("blobs_6.toc"));
        assertThat(layout.largeObjectLists())
                .isEqualTo(Map.of("blobs_4.toc", List.of(5L, 6L), "blobs_6.toc", List.of(7L)));
    }

    @Test
    void writesOneEntryForEachLargeObjectInTheOlderForm() {
        var entries = List.of(TABLE, ROWS, OBJECTS, COMMENT, PRIVILEGES, OTHER_OBJECT, BYTES, OTHER_BYTES);

        var layout = ArchiveLayout.of(entries, Compression.parse("gzip"));

        assertThat(layout.entries())
                .extracting(TocEntry::dumpId, TocEntry::kind, TocEntry::tag, TocEntry::section)
                .extracting(Object::toString)
                .containsExactly(
                        "(1, \"TABLE\", \"t\", 2)",
                        "(3, \"BLOB\", \"5\", 2)",
                        "(10, \"BLOB\", \"6\", 2)",
                        "(5, \"BLOB\", \"7\", 2)",
                        "(7, \"TABLE DATA\", \"t\", 3)",
                        "(8, \"COMMENT\", \"LARGE OBJECT 6\", 1)",
                        "(9, \"ACL\", \"LARGE OBJECT 5\", 1)",
                        "(11, \"ACL\", \"LARGE OBJECT 6\", 1)",
                        "(4, \"BLOBS\", \"BLOBS\", 3)");
        assertThat(layout.largeObjectLists()).isEqualTo(Map.of("blobs.toc", List.of(5L, 6L, 7L)));
    }

    @Test
    void keepsOwnersCommentsAndPrivilegesOfLargeObjectsInTheOlderForm() {
        var layout = ArchiveLayout.of(List.of(OBJECTS, COMMENT, PRIVILEGES, BYTES), Compression.parse("gzip"));

        var second = layout.entries().get(1);
        assertThat(second.create()).isEqualTo("SELECT pg_catalog.lo_create('6');\n");
        assertThat(second.drop()).isEqualTo("SELECT pg_catalog.lo_unlink('6');\n");
        assertThat(second.owner()).isEqualTo("me");
        assertThat(second.oid()).isEqualTo(6);
        assertThat(layout.entries().get(2).dependencies()).containsExactly(second.dumpId());
        assertThat(layout.entries().get(4).create()).isEqualTo("GRANT SELECT ON LARGE OBJECT 6 TO you;\n");
        assertThat(layout.entries().get(4).dependencies()).containsExactly(second.dumpId());
    }

    @Test
    void writesTheAccessMethodOfAPartitionedTableAsAStatementInTheOlderForm() {
        var table = ArchiveLayout.of(List.of(PARTITIONED), Compression.parse("gzip"))
                .entries()
                .get(0);

        assertThat(table.create())
                .isEqualTo(PARTITIONED.create() + "\nALTER TABLE public.\"P\" SET ACCESS METHOD heap2;\n");
        assertThat(table.accessMethod()).isNull();
    }
}
