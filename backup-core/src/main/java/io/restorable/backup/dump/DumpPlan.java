package io.restorable.backup.dump;

import io.restorable.backup.archive.TableDataSplit;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.archive.directory.ArchiveLayout;
import io.restorable.backup.ddl.definition.DataContent.TableRows;
import io.restorable.backup.ddl.definition.Definition;
import io.restorable.backup.event.Progress;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What the archive will hold and how its data is fetched.
 *
 * @param layout the entries as they will be stored
 * @param tasks the data to fetch, largest first
 * @param expected the whole, as far as the server's statistics tell
 */
record DumpPlan(ArchiveLayout layout, List<DataTask> tasks, Progress.Expected expected) {

    /** More parts than this would not make a restore faster, only the table of contents longer. */
    private static final long MOST_PARTS = 256;

    private static final int LARGE_OBJECTS_AT_ONCE = 100;

    DumpPlan {
        tasks = List.copyOf(tasks);
    }

    /**
     * Plans the data of an archive.
     *
     * @param definitions the archive's entries
     * @param sizes the sizes of their tables by OID
     */
    static DumpPlan of(List<Definition> definitions, Map<Long, TableSize> sizes, DumpOptions options) {
        Map<Integer, Table> tables = tables(definitions, sizes, options.splitBytes());
        Map<Integer, Integer> counts = tables.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, table -> table.getValue().ranges().size()));
        var split = TableDataSplit.of(TocEntries.of(definitions), counts);
        var layout = ArchiveLayout.of(split.entries(), options.compression());
        var tasks = new ArrayList<DataTask>();
        var entries = layout.entries().stream().collect(Collectors.toMap(TocEntry::dumpId, Function.identity()));
        tables.forEach((dumpId, table) -> {
            List<Integer> parts = split.parts().getOrDefault(dumpId, List.of(dumpId));
            for (int part = 0; part < parts.size(); part++) {
                TocEntry entry = Objects.requireNonNull(entries.get(parts.get(part)));
                tasks.add(table.task(entry, part));
            }
        });
        layout.largeObjectLists().values().forEach(oids -> addLargeObjects(oids, tasks));
        tasks.sort(Comparator.comparingLong(DataTask::estimatedBytes).reversed());
        return new DumpPlan(layout, tasks, expected(tasks, tables.values()));
    }

    private static Map<Integer, Table> tables(
            List<Definition> definitions, Map<Long, TableSize> sizes, long splitBytes) {
        var tables = new LinkedHashMap<Integer, Table>();
        for (Definition definition : definitions) {
            if (definition.content() instanceof TableRows rows) {
                TableSize size = sizes.getOrDefault(rows.tableOid(), TableSize.UNKNOWN);
                tables.put(definition.dumpId(), new Table(rows, size, ranges(rows, size, splitBytes)));
            }
        }
        return tables;
    }

    private static List<PageRange> ranges(TableRows rows, TableSize size, long splitBytes) {
        boolean splittable = size.heap() && rows.condition() == null && !rows.foreign();
        long parts = Math.min(MOST_PARTS, (size.bytes() + splitBytes - 1) / splitBytes);
        return splittable ? PageRange.split(size.pages(), parts) : List.of(PageRange.ALL);
    }

    private static void addLargeObjects(List<Long> oids, List<DataTask> tasks) {
        for (int first = 0; first < oids.size(); first += LARGE_OBJECTS_AT_ONCE) {
            tasks.add(new DataTask.LargeObjects(
                    oids.subList(first, Math.min(first + LARGE_OBJECTS_AT_ONCE, oids.size()))));
        }
    }

    private static Progress.Expected expected(List<DataTask> tasks, Collection<Table> tables) {
        return new Progress.Expected(
                tables.stream().mapToLong(table -> table.size().rows()).sum(),
                tasks.stream().mapToLong(DataTask::estimatedBytes).sum(),
                tables.size());
    }

    private record Table(TableRows rows, TableSize size, List<PageRange> ranges) {

        DataTask task(TocEntry entry, int part) {
            return new DataTask.Rows(entry, rows, ranges.get(part), size.bytes() / ranges.size());
        }
    }
}
