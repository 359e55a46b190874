package io.restorable.backup.rescue.source;

import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.TableEntry;
import io.restorable.backup.pg.NamePattern;
import io.restorable.backup.pg.QualifiedName;
import io.restorable.backup.restore.SourceArchive;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The tables that a sealed backup holds rows of, partitioned ones included. Immutable. */
public final class BackupRelations {

    private static final String TABLE_ATTACH = "TABLE ATTACH";
    private static final int SHOWN = 12;

    private final String backup;
    private final Map<QualifiedName, BackupRelation> relations = new TreeMap<>();

    private BackupRelations(String backup) {
        this.backup = backup;
    }

    /**
     * Looks at what a backup holds.
     *
     * @param source a sealed backup
     */
    public static BackupRelations of(SourceArchive source) {
        Manifest manifest = Objects.requireNonNull(source.manifest(), "a sealed backup has a manifest");
        var result = new BackupRelations(source.name());
        var entries = source.contents().entries();
        var data = entries.stream()
                .filter(entry -> entry.kind().equals(EntryKind.TABLE_DATA) && entry.hasData())
                .collect(Collectors.groupingBy(BackupRelations::name));
        var tables = new TreeMap<QualifiedName, BackupTable>();
        for (TableEntry sealed : manifest.contents().tables()) {
            tables.put(sealed.name(), new BackupTable(sealed, data.getOrDefault(sealed.name(), List.of())));
        }
        tables.forEach((name, table) -> result.relations.put(name, new BackupRelation(name, false, List.of(table))));
        partitions(entries).forEach((parent, leaves) -> result.addPartitioned(parent, leaves, tables));
        return result;
    }

    private void addPartitioned(
            QualifiedName parent, Set<QualifiedName> leaves, Map<QualifiedName, BackupTable> tables) {
        var parts = leaves.stream()
                .sorted()
                .map(tables::get)
                .filter(Objects::nonNull)
                .toList();
        if (!parts.isEmpty()) {
            relations.put(parent, new BackupRelation(parent, true, parts));
        }
    }

    /** All partitions below each partitioned table, at any depth. */
    private static Map<QualifiedName, Set<QualifiedName>> partitions(List<TocEntry> entries) {
        Map<Integer, QualifiedName> tables = entries.stream()
                .filter(entry ->
                        entry.kind().equals(EntryKind.TABLE) || entry.kind().equals("FOREIGN TABLE"))
                .collect(Collectors.toMap(TocEntry::dumpId, BackupRelations::name));
        var parents = new HashMap<QualifiedName, QualifiedName>();
        for (TocEntry entry : entries) {
            if (entry.kind().equals(TABLE_ATTACH)) {
                entry.dependencies().stream()
                        .map(tables::get)
                        .filter(parent -> parent != null && !parent.equals(name(entry)))
                        .findFirst()
                        .ifPresent(parent -> parents.put(name(entry), parent));
            }
        }
        var below = new HashMap<QualifiedName, Set<QualifiedName>>();
        for (QualifiedName partition : parents.keySet()) {
            QualifiedName parent = parents.get(partition);
            while (parent != null) {
                below.computeIfAbsent(parent, key -> new LinkedHashSet<>()).add(partition);
                parent = parents.get(parent);
            }
        }
        return below;
    }

    private static QualifiedName name(TocEntry entry) {
        return new QualifiedName(Objects.requireNonNullElse(entry.schema(), ""), entry.tag());
    }

    /** The table of a name, if the backup holds rows of it. */
    public Optional<BackupRelation> find(QualifiedName name) {
        return Optional.ofNullable(relations.get(name));
    }

    /** Every table once: partitioned ones as a whole, without their partitions. */
    public List<BackupRelation> all() {
        return withoutParts(relations.values());
    }

    /**
     * Chooses tables by patterns as psql takes them; where a partitioned table is chosen, its partitions are not chosen
     * besides.
     *
     * @throws RefusedException if a pattern fits none
     */
    public List<BackupRelation> choose(List<String> patterns) {
        var chosen = new LinkedHashSet<BackupRelation>();
        for (String pattern : patterns) {
            List<BackupRelation> matching = matching(pattern);
            if (matching.isEmpty()) {
                throw none(pattern);
            }
            chosen.addAll(matching);
        }
        return withoutParts(chosen);
    }

    /**
     * Chooses one table.
     *
     * @throws RefusedException if the pattern fits none, or more than one
     */
    public BackupRelation one(String pattern) {
        List<BackupRelation> chosen = choose(List.of(pattern));
        if (chosen.size() > 1) {
            throw new RefusedException(
                    "The pattern \"" + pattern + "\" fits " + chosen.size() + " tables of backup " + backup + ": "
                            + names(chosen) + ".",
                    "Name one of them, with its schema.");
        }
        return chosen.get(0);
    }

    private List<BackupRelation> matching(String text) {
        NamePattern pattern;
        try {
            pattern = NamePattern.parseQualified(text);
        } catch (IllegalArgumentException wrong) {
            throw new RefusedException(
                    "No table is named by the pattern: " + wrong.getMessage() + ".",
                    "Write schema.table; a dot within a name needs double quotes.",
                    wrong);
        }
        return relations.values().stream()
                .filter(relation -> pattern.matches(
                        relation.name().schema(), relation.name().name()))
                .toList();
    }

    private RefusedException none(String pattern) {
        String holds = relations.isEmpty() ? "It holds no rows at all." : "It has rows of " + names(all()) + ".";
        return new RefusedException(
                "Backup " + backup + " holds no rows of a table that fits \"" + pattern + "\". " + holds,
                "Correct the name: one that is not all small letters needs double quotes, as in psql.");
    }

    private static String names(List<BackupRelation> chosen) {
        String shown = chosen.stream()
                .limit(SHOWN)
                .map(relation -> relation.name().toString())
                .collect(Collectors.joining(", "));
        return chosen.size() <= SHOWN ? shown : shown + " and " + (chosen.size() - SHOWN) + " more";
    }

    private static List<BackupRelation> withoutParts(Collection<BackupRelation> chosen) {
        var result = new ArrayList<>(chosen);
        result.removeIf(candidate -> chosen.stream().anyMatch(other -> isBelow(other, candidate)));
        return result;
    }

    private static boolean isBelow(BackupRelation parent, BackupRelation candidate) {
        if (!parent.partitioned() || parent.equals(candidate)) {
            return false;
        }
        return candidate.partitioned()
                ? parent.parts().containsAll(candidate.parts())
                        && parent.parts().size() >= candidate.parts().size()
                : parent.holds(candidate);
    }
}
