package io.restorable.backup.restore.plan;

import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TocEntry;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must be restored before what, and which entries must not run at the same time. What comes after the data waits
 * for all data of the tables it names, and those that lock a table exclusively never share one.
 * Source: PostgreSQL 18, src/bin/pg_dump/pg_backup_archiver.c, repoint_table_dependencies and
 * identify_locking_dependencies.
 */
public final class EntryGraph {

    private static final Set<String> OWN_TO_A_TABLE = Set.of("INDEX", "INDEX ATTACH", "STATISTICS");

    private final Map<Integer, TocEntry> byId = new LinkedHashMap<>();
    private final Map<Integer, List<Integer>> dataOfTable = new HashMap<>();
    private final Map<Integer, Set<Integer>> needs = new HashMap<>();

    public EntryGraph(Collection<TocEntry> entries) {
        entries.forEach(entry -> byId.put(entry.dumpId(), entry));
        entries.stream()
                .filter(entry -> entry.kind().equals(EntryKind.TABLE_DATA)
                        && !entry.dependencies().isEmpty())
                .forEach(data -> dataOfTable
                        .computeIfAbsent(data.dependencies().get(0), table -> new ArrayList<>())
                        .add(data.dumpId()));
        entries.forEach(entry -> needs.put(entry.dumpId(), needsOf(entry)));
    }

    /** All entries in the archive's order. */
    public Collection<TocEntry> entries() {
        return byId.values();
    }

    /** The dump ids that must be done before the entry; only entries of this graph. */
    public Set<Integer> needs(TocEntry entry) {
        return needs.getOrDefault(entry.dumpId(), Set.of());
    }

    /**
     * Whether the entry waits for the rows of all tables, not only of those it names. Partitions and inheriting tables
     * get the triggers, foreign keys and checks of their parent, which would look at rows that come later, and change
     * or refuse them; an archive names no more than the parent. Indexes, and the constraints they keep, are each
     * table's own.
     */
    public boolean waitsForAllData(TocEntry entry) {
        if (entry.section() != EntryTraits.POST_DATA || OWN_TO_A_TABLE.contains(entry.kind())) {
            return false;
        }
        String create = entry.create();
        return !entry.kind().equals("CONSTRAINT") || create == null || create.contains("NOT VALID");
    }

    /** The tables that the entry locks against all others; empty for those that run beside anything. */
    public Set<Integer> exclusiveTables(TocEntry entry) {
        if (entry.section() != EntryTraits.POST_DATA || entry.kind().equals("INDEX")) {
            return Set.of();
        }
        var tables = new HashSet<Integer>();
        for (int need : entry.dependencies()) {
            TocEntry needed = byId.get(need);
            if (needed != null && needed.kind().equals("TABLE")) {
                tables.add(need);
            } else if (needed != null && needed.kind().equals(EntryKind.TABLE_DATA)) {
                tables.add(
                        needed.dependencies().isEmpty()
                                ? need
                                : needed.dependencies().get(0));
            }
        }
        return tables;
    }

    private Set<Integer> needsOf(TocEntry entry) {
        var result = new HashSet<Integer>();
        for (int need : entry.dependencies()) {
            if (byId.containsKey(need)) {
                result.add(need);
            }
            if (entry.section() == EntryTraits.POST_DATA) {
                result.addAll(dataOfTable.getOrDefault(need, List.of()));
            }
        }
        result.remove(entry.dumpId());
        return result;
    }
}
