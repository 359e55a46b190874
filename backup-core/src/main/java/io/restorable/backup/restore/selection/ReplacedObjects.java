package io.restorable.backup.restore.selection;

import io.restorable.backup.archive.EntryKind;
import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.connect.Session;
import io.restorable.backup.pg.Identifiers;
import io.restorable.backup.pg.QualifiedName;
import io.restorable.backup.restore.plan.EntrySelection;
import io.restorable.backup.restore.plan.EntryTraits;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Chosen tables and schemas of the target become those of the backup; the rest of the database stays as it is, and what
 * they need of it is used as it is there. Refuses where something of the rest would go along.
 */
public final class ReplacedObjects implements TargetChange {

    private final List<TocEntry> wanted;
    private final Set<Integer> needed;
    private final List<EntrySelection.LeftOut> leftOut;
    private final List<TocEntry> links = new ArrayList<>();
    private final GoingObjects going;
    private List<GoingObjects.Root> roots = List.of();
    private Set<String> schemas = Set.of();

    /**
     * @param wanted the entries to restore
     * @param selection how they were chosen
     */
    public ReplacedObjects(List<TocEntry> wanted, EntrySelection.Result selection) {
        this.wanted = List.copyOf(wanted);
        this.leftOut = selection.leftOut();
        this.needed =
                new HashSet<>(selection.needed().stream().map(TocEntry::dumpId).toList());
        selection.named().stream()
                .filter(entry -> entry.kind().equals(EntryKind.SCHEMA))
                .forEach(schema -> needed.add(schema.dumpId()));
        var relations = selection.named().stream()
                .filter(EntryTraits::isRelation)
                .map(entry -> new QualifiedName(Objects.requireNonNullElse(entry.schema(), ""), entry.tag()))
                .collect(Collectors.toSet());
        this.going = new GoingObjects(relations, selection.schemas());
    }

    @Override
    public List<String> check(Session session) {
        going.check(session);
        roots = going.read(session);
        GoingObjects.requireOwnership(roots);
        Publications.refuse(
                session,
                wanted.stream()
                        .filter(entry -> entry.kind().equals(EntryKind.TABLE))
                        .map(entry -> Objects.requireNonNullElse(entry.schema(), ""))
                        .collect(Collectors.toSet()));
        schemas = Set.copyOf(session.query(
                "looking at the schemas of the target",
                "SELECT nspname FROM pg_catalog.pg_namespace",
                row -> row.text("nspname")));
        var notes = new ArrayList<String>();
        link(session, notes);
        if (!roots.isEmpty()) {
            notes.add("Replaced by the backup's, and locked against everybody else until the end: "
                    + Names.some(roots.stream().map(GoingObjects.Root::toString).toList()) + ".");
        }
        return notes;
    }

    /** Foreign keys, policies and rules that need a table which was not chosen find it in the target, mostly. */
    private void link(Session session, List<String> notes) {
        links.clear();
        for (EntrySelection.LeftOut left : leftOut) {
            boolean possible = !left.entry().kind().endsWith(" ATTACH")
                    && !left.lacking().isEmpty()
                    && left.lacking().stream().allMatch(relation -> isThere(session, relation));
            if (possible) {
                links.add(left.entry());
                links.addAll(left.said());
            } else {
                notes.add(SelectionNotes.describe(left));
            }
        }
        if (!links.isEmpty()) {
            notes.add("Made again with what the target has: "
                    + Names.some(links.stream().map(EntryTraits::label).toList()) + ".");
        }
    }

    private static boolean isThere(Session session, TocEntry relation) {
        String name = Identifiers.qualify(relation.schema(), relation.tag());
        return session.query(
                        "looking for " + name,
                        "SELECT pg_catalog.to_regclass(?) IS NOT NULL AS there",
                        row -> row.flag("there"),
                        name)
                .contains(true);
    }

    @Override
    public String replaced() {
        return Names.some(roots.stream().map(GoingObjects.Root::toString).toList());
    }

    @Override
    public List<TocEntry> entries() {
        return Stream.concat(wanted.stream(), links.stream())
                .filter(entry -> !entry.kind().equals(EntryKind.SEQUENCE_SET) && !isOfSchemaThatIsThere(entry))
                .toList();
    }

    /** Even to learn that a schema is there, CREATE SCHEMA wants the right to make one. */
    private boolean isOfSchemaThatIsThere(TocEntry entry) {
        String beginning = EntryKind.SCHEMA + " ";
        String tag = entry.tag();
        if (EntryTraits.isAboutAnother(entry)) {
            return tag.startsWith(beginning) && schemas.contains(tag.substring(beginning.length()));
        }
        return entry.kind().equals(EntryKind.SCHEMA) && schemas.contains(tag);
    }

    @Override
    public boolean mayBeThere(TocEntry entry) {
        return needed.contains(entry.dumpId());
    }

    @Override
    public long locks(Session session) {
        return going.count(session);
    }

    /** Looks again behind the locks: nobody can make anything depend on the tables any more. */
    @Override
    public List<String> begin(Session session) {
        String tables = roots.stream()
                .filter(GoingObjects.Root::lockable)
                .map(GoingObjects.Root::identity)
                .collect(Collectors.joining(", "));
        if (!tables.isEmpty()) {
            session.execute("locking what is replaced", "LOCK TABLE " + tables + " IN ACCESS EXCLUSIVE MODE");
        }
        going.check(session);
        GoingObjects.drop(session, going.read(session));
        return List.of();
    }

    @Override
    public List<String> finish(Session session) {
        return LiftedSequences.lift(
                session,
                wanted.stream()
                        .filter(entry -> entry.kind().equals(EntryKind.SEQUENCE_SET))
                        .toList());
    }
}
