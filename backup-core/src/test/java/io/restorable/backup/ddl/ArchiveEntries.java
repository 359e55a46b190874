package io.restorable.backup.ddl;

import io.restorable.backup.archive.TableOfContents;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.ddl.definition.Definition;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Entries of a table of contents in a form that two archives of one database share: without any numbers. */
final class ArchiveEntries {

    private ArchiveEntries() {}

    /** The entries of our plan. */
    static List<Entry> of(ArchivePlan plan) {
        Map<Integer, String> names =
                plan.entries().stream().collect(Collectors.toMap(Definition::dumpId, ArchiveEntries::name));
        return plan.entries().stream()
                .map(entry -> new Entry(
                        name(entry),
                        entry.section().number(),
                        entry.owner(),
                        entry.tablespace(),
                        entry.accessMethod(),
                        entry.create(),
                        entry.drop(),
                        entry.copy(),
                        needs(entry.dependencies(), names)))
                .toList();
    }

    /** The entries of an archive that pg_dump wrote. */
    static List<Entry> of(TableOfContents contents) {
        Map<Integer, String> names =
                contents.entries().stream().collect(Collectors.toMap(TocEntry::dumpId, ArchiveEntries::name));
        return contents.entries().stream()
                .map(entry -> new Entry(
                        name(entry),
                        entry.section(),
                        entry.owner(),
                        entry.tablespace(),
                        entry.accessMethod(),
                        entry.create(),
                        entry.drop(),
                        entry.copy(),
                        needs(entry.dependencies(), names)))
                .toList();
    }

    private static String name(Definition entry) {
        return name(entry.kind(), entry.schema(), entry.tag());
    }

    private static String name(TocEntry entry) {
        return name(entry.kind(), entry.schema(), entry.tag());
    }

    private static String name(String kind, @Nullable String schema, String tag) {
        return kind + " " + (schema == null ? "" : schema) + " " + tag;
    }

    private static SortedSet<String> needs(List<Integer> dumpIds, Map<Integer, String> names) {
        return dumpIds.stream().map(names::get).filter(Objects::nonNull).collect(Collectors.toCollection(TreeSet::new));
    }

    /** Says where two archives differ, entry by entry; empty where they are equal, their order included. */
    static List<String> differences(List<Entry> ours, List<Entry> pgDumps) {
        var differences = new ArrayList<String>();
        Map<String, List<Entry>> ourEntries = byName(ours);
        Map<String, List<Entry>> theirEntries = byName(pgDumps);
        var names = new TreeSet<>(ourEntries.keySet());
        names.addAll(theirEntries.keySet());
        for (String name : names) {
            List<Entry> our = ourEntries.getOrDefault(name, List.of());
            List<Entry> their = theirEntries.getOrDefault(name, List.of());
            if (!our.equals(their)) {
                differences.add("ours:    " + our + "\npg_dump: " + their);
            }
        }
        if (differences.isEmpty()) {
            compareOrder(ours, pgDumps, differences);
        }
        return differences;
    }

    private static Map<String, List<Entry>> byName(List<Entry> entries) {
        return entries.stream().collect(Collectors.groupingBy(Entry::name));
    }

    private static void compareOrder(List<Entry> ours, List<Entry> pgDumps, List<String> differences) {
        for (int index = 0; index < ours.size(); index++) {
            String our = ours.get(index).name();
            String their = pgDumps.get(index).name();
            if (!our.equals(their)) {
                differences.add("entry " + index + " is " + our + ", but pg_dump's is " + their);
                return;
            }
        }
    }

    /** An entry; an empty text and none at all are the same to those who read archives. */
    record Entry(
            String name,
            int section,
            @Nullable String owner,
            @Nullable String tablespace,
            @Nullable String accessMethod,
            @Nullable String create,
            @Nullable String drop,
            @Nullable String copy,
            SortedSet<String> needs) {

        Entry {
            owner = orNull(owner);
            tablespace = orNull(tablespace);
            accessMethod = orNull(accessMethod);
            create = orNull(create);
            drop = orNull(drop);
            copy = orNull(copy);
        }

        Entry withoutNeeds() {
            return new Entry(name, section, owner, tablespace, accessMethod, create, drop, copy, new TreeSet<>());
        }

        private static @Nullable String orNull(@Nullable String text) {
            return text == null || text.isEmpty() ? null : text;
        }
    }
}
