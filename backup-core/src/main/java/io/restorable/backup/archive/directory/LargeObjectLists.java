package io.restorable.backup.archive.directory;

import io.restorable.backup.archive.ArchiveVersion;
import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.LargeObjectGroup;
import io.restorable.backup.archive.TocEntry;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Which large objects each list file names, as far as the table of contents tells. */
final class LargeObjectLists {

    private final ArchiveVersion version;
    private final Map<Integer, List<Long>> oidsOfEntry = new HashMap<>();
    private final List<Integer> inOrder;

    private LargeObjectLists(ArchiveVersion version, List<TocEntry> entries) {
        this.version = version;
        for (var entry : entries) {
            switch (entry.kind()) {
                case EntryKind.BLOB -> oidsOfEntry.put(entry.dumpId(), List.of(entry.oid()));
                case EntryKind.BLOB_METADATA ->
                    oidsOfEntry.put(entry.dumpId(), LargeObjectGroup.of(entry).oids());
                default -> {}
            }
        }
        this.inOrder = entries.stream()
                .map(TocEntry::dumpId)
                .filter(oidsOfEntry::containsKey)
                .toList();
    }

    /** Returns the OIDs by the name of the list that names them, in the order of the BLOBS entries. */
    static Map<String, List<Long>> of(ArchiveVersion version, List<TocEntry> entries) {
        var lists = new LargeObjectLists(version, entries);
        Map<String, List<Long>> oids = new LinkedHashMap<>();
        for (var entry : entries) {
            if (entry.kind().equals(EntryKind.BLOBS)) {
                oids.put(DataFileNames.toRead(entry, version), lists.oids(entry));
            }
        }
        return oids;
    }

    /** Before version 1.16 one list names all objects; since then a list names those of the group it depends on. */
    private List<Long> oids(TocEntry bytes) {
        var sources = version.atLeast(ArchiveVersion.V1_16) ? bytes.dependencies() : inOrder;
        return sources.stream()
                .flatMap(dumpId -> oidsOfEntry.getOrDefault(dumpId, List.of()).stream())
                .toList();
    }
}
