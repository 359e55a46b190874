package io.restorable.backup.archive;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * An archive's table of contents: its header and its entries, in the order of a serial restore.
 *
 * @param header what is said of the archive as a whole
 * @param entries the entries; their dump ids are unique
 */
public record TableOfContents(ArchiveHeader header, List<TocEntry> entries) {

    public TableOfContents {
        entries = List.copyOf(entries);
        var ids = new HashSet<Integer>();
        for (var entry : entries) {
            if (!ids.add(entry.dumpId())) {
                throw new IllegalArgumentException("Two entries have the dump id " + entry.dumpId() + ".");
            }
        }
    }

    /** Returns the entry of that dump id, or nothing where there is none. Walks through all entries. */
    public Optional<TocEntry> entry(int dumpId) {
        return entries.stream().filter(entry -> entry.dumpId() == dumpId).findFirst();
    }
}
