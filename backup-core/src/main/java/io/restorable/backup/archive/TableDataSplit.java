package io.restorable.backup.archive;

import io.restorable.backup.pg.Identifiers;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Entries of which some tables' rows are cut into several data entries, in the way that pg_restore, parallel or not,
 * restores every row. The traps it avoids (PostgreSQL 18, src/bin/pg_dump/pg_backup_archiver.c):
 *
 * <ul>
 *   <li>a parallel restore truncates the table before it loads a data entry, and so would lose the rows of the parts
 *       loaded before, except for entries that begin with "load via partition root" (restore_toc_entry);
 *   <li>the first dependency of a data entry is taken for its table (buildTocEntryArrays);
 *   <li>a post-data entry that depends on a table waits for one data entry of it only (repoint_table_dependencies), and
 *       so has to name all of them.
 * </ul>
 *
 * @param entries all entries, the parts of a table in the place of its one data entry
 * @param parts the dump ids of the parts by the dump id of the data entry that was cut; the first part keeps that id
 */
public record TableDataSplit(List<TocEntry> entries, Map<Integer, List<Integer>> parts) {

    private static final String PARTITION_ROOT = "-- load via partition root ";
    private static final int POST_DATA = 4;

    public TableDataSplit {
        entries = List.copyOf(entries);
        parts = Map.copyOf(parts);
    }

    /**
     * Cuts data entries into parts, which get the next free dump ids.
     *
     * @param entries all entries of the archive
     * @param counts how many parts to make, by the dump id of a data entry; entries that are not named, or have one part,
     *     stay as they are
     * @throws IllegalArgumentException if an id is not that of a TABLE DATA entry with its table as first dependency
     */
    public static TableDataSplit of(List<TocEntry> entries, Map<Integer, Integer> counts) {
        int nextId = 1 + entries.stream().mapToInt(TocEntry::dumpId).max().orElse(0);
        Map<Integer, List<Integer>> partsOfData = new HashMap<>();
        Map<Integer, List<Integer>> partsOfTable = new HashMap<>();
        for (var entry : entries) {
            int count = counts.getOrDefault(entry.dumpId(), 1);
            if (count > 1) {
                requireTableData(entry);
                var ids = new ArrayList<>(List.of(entry.dumpId()));
                IntStream.range(nextId, nextId + count - 1).forEach(ids::add);
                nextId += count - 1;
                partsOfData.put(entry.dumpId(), ids);
                partsOfTable.put(entry.dependencies().get(0), ids);
            }
        }
        var result = new ArrayList<TocEntry>();
        for (var entry : entries) {
            var waiting = waitForParts(entry, partsOfData, partsOfTable);
            partsOfData.getOrDefault(entry.dumpId(), List.of()).forEach(id -> result.add(part(waiting, id)));
            if (!partsOfData.containsKey(entry.dumpId())) {
                result.add(waiting);
            }
        }
        return new TableDataSplit(result, partsOfData);
    }

    private static void requireTableData(TocEntry entry) {
        if (!entry.kind().equals(EntryKind.TABLE_DATA) || entry.dependencies().isEmpty()) {
            throw new IllegalArgumentException(
                    "Entry " + entry.dumpId() + ", " + entry.kind() + " " + entry.tag() + ", is no data of a table.");
        }
    }

    private static TocEntry part(TocEntry data, int dumpId) {
        String marker = data.create() != null && data.create().startsWith(PARTITION_ROOT)
                ? data.create()
                : PARTITION_ROOT
                        + Identifiers.qualify(data.schema(), data.tag())
                                .replace('\n', ' ')
                                .replace('\r', ' ');
        return data.withDumpId(dumpId).withCreate(marker);
    }

    private static TocEntry waitForParts(
            TocEntry entry, Map<Integer, List<Integer>> partsOfData, Map<Integer, List<Integer>> partsOfTable) {
        var dependencies = new ArrayList<Integer>();
        for (int dependency : entry.dependencies()) {
            dependencies.add(dependency);
            addMissing(dependencies, partsOfData.getOrDefault(dependency, List.of()));
            if (entry.section() == POST_DATA) {
                addMissing(dependencies, partsOfTable.getOrDefault(dependency, List.of()));
            }
        }
        return entry.withDependencies(dependencies);
    }

    private static void addMissing(List<Integer> dependencies, List<Integer> parts) {
        parts.stream().filter(part -> !dependencies.contains(part)).forEach(dependencies::add);
    }
}
