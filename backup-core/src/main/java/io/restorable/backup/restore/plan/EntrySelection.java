package io.restorable.backup.restore.plan;

import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.pg.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Chooses the entries of a partial restore: the relations asked for, everything they need to exist, and everything that
 * hangs on them. What hangs on a relation that stays away as well (a foreign key to it, say) is left out and named.
 */
public final class EntrySelection {

    private final List<TocEntry> entries;
    private final Map<Integer, TocEntry> byId = new HashMap<>();
    private final Set<Integer> asked = new HashSet<>();
    private final Set<Integer> chosen = new HashSet<>();
    private final List<TocEntry> leftOut = new ArrayList<>();

    private EntrySelection(List<TocEntry> entries) {
        this.entries = entries;
        entries.forEach(entry -> byId.put(entry.dumpId(), entry));
    }

    /**
     * Chooses the relations that {@code wanted} accepts with what belongs to them.
     *
     * @param wanted says of a table's, view's or sequence's name whether it was asked for
     */
    public static Result of(List<TocEntry> entries, Predicate<QualifiedName> wanted) {
        var selection = new EntrySelection(entries);
        selection.askFor(wanted);
        selection.followPartitions();
        selection.addDependents();
        return selection.result();
    }

    /**
     * @param entries the entries to restore, in the archive's order
     * @param leftOut the entries that belong to chosen relations but need one that was not chosen
     * @param asked how many relations matched by name
     */
    public record Result(List<TocEntry> entries, List<TocEntry> leftOut, int asked) {}

    private void askFor(Predicate<QualifiedName> wanted) {
        for (TocEntry entry : entries) {
            String schema = entry.schema();
            if (EntryTraits.isRelation(entry)
                    && schema != null
                    && wanted.test(new QualifiedName(schema, entry.tag()))) {
                ask(entry);
            }
        }
    }

    private void ask(TocEntry entry) {
        asked.add(entry.dumpId());
        chooseWithNeeds(entry);
    }

    /** A partitioned table without its partitions would come back empty. */
    private void followPartitions() {
        boolean grew = true;
        while (grew) {
            grew = false;
            for (TocEntry attach : entries) {
                if (attach.kind().equals("TABLE ATTACH") && needsAnyOf(attach, asked)) {
                    grew |= askForPartition(attach);
                }
            }
        }
    }

    /** An attach entry names the partition's schema and name; the parent is its other dependency. */
    private boolean askForPartition(TocEntry attach) {
        var relations = attach.dependencies().stream()
                .map(byId::get)
                .filter(entry -> entry != null && EntryTraits.isRelation(entry))
                .toList();
        boolean parentAsked =
                relations.stream().anyMatch(entry -> isOther(entry, attach) && asked.contains(entry.dumpId()));
        var partition =
                relations.stream().filter(entry -> !isOther(entry, attach)).findFirst();
        if (!parentAsked
                || partition.isEmpty()
                || asked.contains(partition.get().dumpId())) {
            return false;
        }
        ask(partition.get());
        return true;
    }

    private static boolean isOther(TocEntry relation, TocEntry attach) {
        return !(relation.tag().equals(attach.tag())
                && String.valueOf(relation.schema()).equals(String.valueOf(attach.schema())));
    }

    private void chooseWithNeeds(TocEntry entry) {
        if (chosen.add(entry.dumpId())) {
            if (entry.kind().equals("SEQUENCE")) {
                asked.add(entry.dumpId());
            }
            for (int need : entry.dependencies()) {
                TocEntry needed = byId.get(need);
                if (needed != null && !needed.hasData()) {
                    chooseWithNeeds(needed);
                }
            }
        }
    }

    /** Repeats until nothing new comes in: a trigger's function may bring a comment, a default its sequence's value. */
    private void addDependents() {
        int before;
        do {
            before = chosen.size();
            leftOut.clear();
            entries.stream().filter(entry -> !chosen.contains(entry.dumpId())).forEach(this::considerDependent);
        } while (chosen.size() > before);
    }

    private void considerDependent(TocEntry entry) {
        if ((EntryTraits.isRelation(entry) && !isIdentitySequence(entry)) || !EntryTraits.isOfAnObject(entry)) {
            return;
        }
        boolean belongs = EntryTraits.isAboutAnother(entry)
                ? needsAnyOf(entry, chosen)
                : hangsOnRelation(entry) && needsAnyOf(entry, asked);
        if (!belongs) {
            return;
        }
        if (EntryTraits.isAboutAnother(entry) || entry.dependencies().stream().allMatch(this::isAvailable)) {
            chooseWithNeeds(entry);
            if (hangsOnRelation(entry)) {
                asked.add(entry.dumpId());
            }
        } else {
            leftOut.add(entry);
        }
    }

    private boolean isIdentitySequence(TocEntry entry) {
        return entry.kind().equals("SEQUENCE")
                && entry.create() != null
                && entry.create().startsWith("ALTER TABLE ");
    }

    private static boolean hangsOnRelation(TocEntry entry) {
        return switch (entry.kind()) {
            case "INDEX",
                    "CONSTRAINT",
                    "CHECK CONSTRAINT",
                    "FK CONSTRAINT",
                    "DEFAULT",
                    "TRIGGER",
                    "RULE",
                    "POLICY",
                    "ROW SECURITY",
                    "SEQUENCE",
                    "SEQUENCE OWNED BY",
                    "SEQUENCE SET",
                    "TABLE DATA",
                    "MATERIALIZED VIEW DATA",
                    "TABLE ATTACH",
                    "INDEX ATTACH",
                    "STATISTICS",
                    "STATISTICS DATA" -> true;
            default -> false;
        };
    }

    private boolean needsAnyOf(TocEntry entry, Set<Integer> ids) {
        return entry.dependencies().stream().anyMatch(ids::contains);
    }

    /** A need is met if it is chosen, could be brought in without rows of its own, or is not in the archive at all. */
    private boolean isAvailable(int dumpId) {
        TocEntry needed = byId.get(dumpId);
        if (needed == null || chosen.contains(dumpId)) {
            return true;
        }
        if (needed.kind().equals("SEQUENCE")) {
            return needed.dependencies().stream().allMatch(this::isAvailable);
        }
        boolean comesWithARelation = needed.hasData() || EntryTraits.isRelation(needed) || hangsOnRelation(needed);
        return !comesWithARelation && needed.dependencies().stream().allMatch(this::isAvailable);
    }

    private Result result() {
        var result = entries.stream()
                .filter(entry -> chosen.contains(entry.dumpId()))
                .toList();
        return new Result(result, List.copyOf(leftOut), asked.size());
    }
}
