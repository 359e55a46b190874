package io.restorable.backup.test.repository;

import io.restorable.backup.archive.ArchiveHeader;
import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.archive.directory.ArchiveLayout;
import io.restorable.backup.archive.directory.DataFileWriter;
import io.restorable.backup.compression.Compression;
import io.restorable.backup.manifest.ArchiveFacts;
import io.restorable.backup.manifest.BackupContents;
import io.restorable.backup.manifest.BackupFacts;
import io.restorable.backup.manifest.BackupLabel;
import io.restorable.backup.manifest.BackupScope;
import io.restorable.backup.manifest.Fingerprint;
import io.restorable.backup.manifest.RowFingerprints;
import io.restorable.backup.manifest.SourceDatabase;
import io.restorable.backup.manifest.TableEntry;
import io.restorable.backup.pg.Lsn;
import io.restorable.backup.pg.QualifiedName;
import io.restorable.backup.pg.ServerVersion;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.BackupWriter;
import io.restorable.backup.repository.ObjectWriter;
import io.restorable.backup.repository.Repository;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A small backup for tests: {@code public.orders} in two parts, an empty {@code public.log}, a sequence and two large
 * objects, made as a dump makes it. What it holds can be changed before it is written, so that a test can seal what is
 * wrong.
 */
public final class SampleBackup {

    private static final int DATA = 3;

    private final Compression compression;
    private final Map<Integer, String> rows = new LinkedHashMap<>();
    private final Map<Long, String> largeObjects = new LinkedHashMap<>();
    private final List<TocEntry> entries = new ArrayList<>();
    private BackupContents contents;

    public SampleBackup(Compression compression) {
        this.compression = compression;
        rows.put(10, "1\tAda\n2\t\\N\n");
        rows.put(11, "3\ta\\nb\n");
        rows.put(12, "");
        largeObjects.put(5_001L, "first large object");
        largeObjects.put(5_002L, "");
        entries.add(table(1, "orders"));
        entries.add(rowsOf(10, "orders", 1));
        entries.add(rowsOf(11, "orders", 1));
        entries.add(rowsOf(12, "log", 1));
        entries.add(entry(20, EntryKind.SEQUENCE_SET, "orders_id_seq", false, null, List.of(), 3));
        entries.add(blob(30, 5_001));
        entries.add(blob(31, 5_002));
        entries.add(entry(32, EntryKind.BLOBS, "BLOBS", true, null, List.of(30, 31), DATA));
        contents = honestContents();
    }

    /** The contents as the manifest will tell them, to be changed by a test. */
    public BackupContents contents() {
        return contents;
    }

    /** Lets the manifest tell something else. */
    public SampleBackup tells(BackupContents other) {
        contents = other;
        return this;
    }

    /** Changes the rows of one data entry: the archive holds other rows than the manifest tells. */
    public SampleBackup holdsRows(int dumpId, String copyText) {
        rows.put(dumpId, copyText);
        return this;
    }

    /** Leaves an entry out of the table of contents. */
    public SampleBackup leavesOut(int dumpId) {
        entries.removeIf(entry -> entry.dumpId() == dumpId);
        return this;
    }

    /** Writes and seals it. */
    public BackupName sealIn(Repository repository, String database, String label) {
        try (BackupWriter writer = repository.begin(database, new BackupLabel(label))) {
            writeObjects(writer);
            writer.seal(facts(database), contents);
            return writer.name();
        }
    }

    /** Writes all objects, and does not seal. */
    public void writeObjects(BackupWriter writer) {
        ArchiveLayout layout = ArchiveLayout.of(entries, compression);
        rows.forEach((dumpId, text) -> write(writer, files -> {
            try (var output = files.openRows(rowsOf(dumpId, "any", 1).withFileName(dumpId + ".dat"))) {
                output.write(bytes(text));
                output.finish();
            }
        }));
        largeObjects.forEach((oid, text) -> write(writer, files -> {
            try (var output = files.openLargeObject(oid)) {
                output.write(bytes(text));
            }
        }));
        layout.largeObjectLists()
                .forEach((name, oids) -> write(writer, files -> files.writeLargeObjectList(name, oids)));
        var header = new ArchiveHeader(
                layout.version(), compression, LocalDateTime.parse("2026-11-21T02:00:00"), 0, "shop", "18.6", "18.6");
        write(writer, files -> files.writeTableOfContents(new TableOfContents(header, layout.entries())));
    }

    /** What a manifest says of its making. */
    public BackupFacts facts(String database) {
        return new BackupFacts(
                BackupFacts.Kind.LOGICAL,
                BackupScope.EVERYTHING,
                new SourceDatabase(database, new ServerVersion(180_006), "UTF8", "libc", "C", "C", null),
                new Lsn(4_711),
                new ArchiveFacts("1.15", compression.codec().word(), null, "UTF8"));
    }

    private BackupContents honestContents() {
        Fingerprint first = fingerprint("1\tAda", "2\t\\N");
        Fingerprint second = fingerprint("3\ta\\nb");
        String suffix = compression.codec().suffix();
        var orders = new TableEntry(
                new QualifiedName("public", "orders"),
                List.of("id", "name"),
                null,
                first.plus(second),
                17,
                List.of(
                        new TableEntry.DataObject("10.dat" + suffix, first),
                        new TableEntry.DataObject("11.dat" + suffix, second)));
        var log = new TableEntry(
                new QualifiedName("public", "log"),
                List.of("line"),
                null,
                Fingerprint.EMPTY,
                0,
                List.of(new TableEntry.DataObject("12.dat" + suffix, Fingerprint.EMPTY)));
        return new BackupContents(
                Map.of("TABLE", 2L),
                List.of(),
                List.of(),
                List.of(),
                List.of("owner"),
                List.of(),
                new BackupContents.LargeObjects(2, 18),
                List.of(new BackupContents.Sequence(new QualifiedName("public", "orders_id_seq"), 3, true)),
                List.of(orders, log));
    }

    private void write(BackupWriter writer, Content content) {
        var name = new String[1];
        var file = new ByteArrayOutputStream();
        try {
            content.writeTo(new DataFileWriter(
                    fileName -> {
                        name[0] = fileName;
                        return file;
                    },
                    compression));
            try (ObjectWriter object = writer.open(name[0])) {
                object.body().write(file.toByteArray());
                object.commit(file.size());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Fingerprint fingerprint(String... lines) {
        var fingerprints = new RowFingerprints();
        for (String line : lines) {
            fingerprints.addRow(bytes(line), 0, bytes(line).length);
        }
        return fingerprints.result();
    }

    private static TocEntry table(int dumpId, String name) {
        return entry(dumpId, EntryKind.TABLE, name, false, null, List.of(), 2);
    }

    private static TocEntry rowsOf(int dumpId, String table, int dependency) {
        String copy = "COPY public." + table + " (id, name) FROM stdin;\n";
        return entry(dumpId, EntryKind.TABLE_DATA, table, true, copy, List.of(dependency), DATA);
    }

    private static TocEntry blob(int dumpId, long oid) {
        return new TocEntry(
                dumpId,
                false,
                2613,
                oid,
                Long.toString(oid),
                EntryKind.BLOB,
                2,
                "",
                "",
                null,
                null,
                null,
                null,
                0,
                "owner",
                List.of(),
                "");
    }

    private static TocEntry entry(
            int dumpId,
            String kind,
            String name,
            boolean hasData,
            @Nullable String copy,
            List<Integer> dependencies,
            int section) {
        return new TocEntry(
                dumpId,
                hasData,
                0,
                0,
                name,
                kind,
                section,
                "",
                "",
                copy,
                "public",
                "",
                null,
                0,
                "owner",
                dependencies,
                "");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private interface Content {
        void writeTo(DataFileWriter files) throws IOException;
    }
}
