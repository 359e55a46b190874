package io.restorable.backup.archive.directory;

import io.restorable.backup.archive.ArchiveHeader;
import io.restorable.backup.archive.ArchiveSource;
import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TableDataSplit;
import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.compression.Compression;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes an archive of pg_dump anew as ours: other compression, other layout, and tables in several parts. */
record ArchiveCopy(Path from, Path to, Compression compression, int parts) {

    TableOfContents write() throws IOException {
        Files.createDirectories(to);
        ArchiveSource source = fileName -> Files.newInputStream(from.resolve(fileName));
        var original = DataFileReader.readTableOfContents(source);
        var split = TableDataSplit.of(original.entries(), counts(original));
        var layout = ArchiveLayout.of(split.entries(), compression);
        var reader = new DataFileReader(source, original);
        var writer = new DataFileWriter(fileName -> Files.newOutputStream(to.resolve(fileName)), compression);
        for (var entry : original.entries()) {
            if (entry.kind().equals(EntryKind.BLOBS)) {
                reader.forEachLargeObject(entry, (oid, bytes) -> {
                    try (var target = writer.openLargeObject(oid)) {
                        bytes.transferTo(target);
                    }
                });
            } else if (entry.hasData()) {
                var ids = split.parts().getOrDefault(entry.dumpId(), List.of(entry.dumpId()));
                writeRows(reader, entry, writer, layout, ids);
            }
        }
        for (var list : layout.largeObjectLists().entrySet()) {
            writer.writeLargeObjectList(list.getKey(), list.getValue());
        }
        var contents = new TableOfContents(header(original.header(), layout), layout.entries());
        writer.writeTableOfContents(contents);
        return contents;
    }

    private Map<Integer, Integer> counts(TableOfContents contents) {
        Map<Integer, Integer> counts = new HashMap<>();
        contents.entries().stream()
                .filter(entry -> entry.kind().equals(EntryKind.TABLE_DATA))
                .forEach(entry -> counts.put(entry.dumpId(), parts));
        return counts;
    }

    private ArchiveHeader header(ArchiveHeader original, ArchiveLayout layout) {
        return new ArchiveHeader(
                layout.version(),
                compression,
                original.created(),
                original.daylightSaving(),
                original.database(),
                original.serverVersion(),
                "0.1");
    }

    /** Deals the rows out to the parts in turn. */
    private static void writeRows(
            DataFileReader reader, TocEntry entry, DataFileWriter writer, ArchiveLayout layout, List<Integer> ids)
            throws IOException {
        var outputs = new ArrayList<RowsOutput>();
        for (var stored : layout.entries()) {
            if (ids.contains(stored.dumpId())) {
                outputs.add(writer.openRows(stored));
            }
        }
        try (var rows = new BufferedInputStream(reader.openRows(entry))) {
            for (int line = 0; copyLine(rows, outputs.get(line % outputs.size())); line++) {}
        }
        for (var output : outputs) {
            output.finish();
            output.close();
        }
    }

    private static boolean copyLine(BufferedInputStream rows, OutputStream target) throws IOException {
        int value = rows.read();
        if (value < 0) {
            return false;
        }
        target.write(value);
        while (value != '\n') {
            value = rows.read();
            target.write(value);
        }
        return true;
    }
}
