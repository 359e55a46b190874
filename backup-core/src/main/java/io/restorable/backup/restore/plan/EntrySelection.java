package io.restorable.backup.restore.plan;

import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.EntryRole;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.pg.QualifiedName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Chooses the entries of a partial restore: the relations asked for, everything they need to exist, and everything that
 * hangs on them. What hangs on a relation that stays away as well (a foreign key to it, say) is left out and named.
 */
public final class EntrySelection {

    private final List<TocEntry> entries;
    private final Map<Integer, TocEntry> byId = new HashMap<>();
    private final Set<Integer> named = new HashSet<>();
    private final Set<String> schemas = new TreeSet<>();
    private final Set<Integer> asked = new HashSet<>();
    private final Set<Integer> chosen = new HashSet<>();
    private final List<TocEntry> leftOut = new ArrayList<>();

    private EntrySelection(List<TocEntry> entries) {
        this.entries = entries;
        entries.forEach(entry -> byId.put(entry.dumpId(), entry));
    }

    /**
     * Chooses the relations and schemas that were asked for with what belongs to them.
     *
     * @param wanted says of a table's, view's or sequence's name whether it was asked for
     * @param wantedSchema says of a schema's name whether all that it holds was asked for
     */
    public static Result of(List<TocEntry> entries, Predicate<QualifiedName> wanted, Predicate<String> wantedSchema) {
        var selection = new EntrySelection(entries);
        selection.askFor(wanted);
        selection.askForSchemas(wantedSchema);
        selection.followPartitions();
        selection.addDependents();
        return selection.result();
    }

    /** All entries, for a restore of everything. */
    public static Result all(List<TocEntry> entries) {
        return new Result(entries, List.of(), entries, List.of(), Set.of());
    }

    /**
     * @param entries the entries to restore, in the archive's order
     * @param leftOut the entries that belong to chosen relations but need one that was not chosen
     * @param named the entries that were asked for themselves, and the partitions of such tables
     * @param needed the entries that come along because what was asked for needs them
     * @param schemas the schemas that were asked for with all that they hold
     */
    public record Result(
            List<TocEntry> entries,
            List<LeftOut> leftOut,
            List<TocEntry> named,
            List<TocEntry> needed,
            Set<String> schemas) {}

    /**
     * @param entry a part of a chosen relation
     * @param lacking the relations that it needs and that were not chosen
     * @param said what is said of it: a comment
     */
    public record LeftOut(TocEntry entry, List<TocEntry> lacking, List<TocEntry> said) {}

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

    private void askForSchemas(Predicate<String> wantedSchema) {
        for (TocEntry entry : entries) {
            String schema = entry.kind().equals(EntryKind.SCHEMA) ? entry.tag() : entry.schema();
            if (schema != null && !schema.isEmpty() && wantedSchema.test(schema)) {
                schemas.add(schema);
                if (isOwnObject(entry)) {
                    ask(entry);
                }
            }
        }
    }

    /** What hangs on a relation comes with it; membership in a publication is the publication's. */
    private boolean isOwnObject(TocEntry entry) {
        boolean replicated =
                entry.kind().startsWith("PUBLICATION") || entry.kind().startsWith("SUBSCRIPTION");
        return !replicated
                && !EntryTraits.isAboutAnother(entry)
                && (EntryTraits.isRelation(entry) ? !isIdentitySequence(entry) : !hangsOnRelation(entry));
    }

    private void ask(TocEntry entry) {
        named.add(entry.dumpId());
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
        var missing = leftOut.stream()
                .map(entry -> new LeftOut(entry, lackingRelations(entry), saidOf(entry)))
                .filter(left -> left.lacking().stream().noneMatch(relation -> isPartOf(left.entry(), relation)))
                .toList();
        return new Result(
                those(entry -> chosen.contains(entry.dumpId())),
                missing,
                those(entry -> named.contains(entry.dumpId())),
                those(this::isNeeded),
                Set.copyOf(schemas));
    }

    private List<TocEntry> those(Predicate<TocEntry> condition) {
        return entries.stream().filter(condition).toList();
    }

    private List<TocEntry> saidOf(TocEntry entry) {
        return those(about ->
                EntryTraits.isAboutAnother(about) && about.dependencies().contains(entry.dumpId()));
    }

    /** A foreign key, trigger or rule has its relation's name before its own. Parts of others are not missed. */
    private static boolean isPartOf(TocEntry entry, TocEntry relation) {
        return entry.tag().startsWith(relation.tag() + " ")
                && String.valueOf(entry.schema()).equals(String.valueOf(relation.schema()));
    }

    private List<TocEntry> lackingRelations(TocEntry entry) {
        return entry.dependencies().stream()
                .map(byId::get)
                .filter(Objects::nonNull)
                .filter(needed -> EntryTraits.isRelation(needed) && !chosen.contains(needed.dumpId()))
                .toList();
    }

    /** Neither asked for by name, nor a part of what was. */
    private boolean isNeeded(TocEntry entry) {
        return chosen.contains(entry.dumpId())
                && !named.contains(entry.dumpId())
                && EntryRole.of(entry) == EntryRole.DEFINITION
                && !EntryTraits.isAboutAnother(entry)
                && !entry.kind().endsWith(" ATTACH")
                && !entry.kind().equals(EntryKind.MATERIALIZED_VIEW_DATA)
                && !isIdentitySequence(entry)
                && !needsAnyOf(entry, named);
    }
}
