package io.restorable.backup.ddl;

import io.restorable.backup.catalog.Catalog;
import io.restorable.backup.catalog.coverage.UserMadeRow;
import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.catalog.relation.table.TableConstraint;
import io.restorable.backup.ddl.Coverage.Count;
import io.restorable.backup.ddl.Coverage.Reason;
import io.restorable.backup.ddl.definition.Definition;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.selection.Selection;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Accounts for every row that users can have made: it has an entry, or another entry brings it along, or there is a
 * reason to leave it out. What remains would be lost, and must stop the backup.
 */
final class CoverageCheck {

    /** Written within their owner's entry, unless something parted them. */
    private static final Set<NodeKind> PARTS = Set.of(
            NodeKind.RULE, NodeKind.DOMAIN_CONSTRAINT, NodeKind.CONSTRAINT, NodeKind.COLUMN_DEFAULT, NodeKind.TABLE);

    private static final Set<String> DATA = Set.of("TABLE DATA", "SEQUENCE SET");

    private final Catalog catalog;
    private final Selection selection;
    private final ObjectGraph graph;
    private final Set<Integer> written = new HashSet<>();
    private final Set<Integer> saved = new HashSet<>();
    private final List<String> userMappings = new ArrayList<>();
    private final Map<Long, Tally> tallies = new HashMap<>();
    private final List<CatalogId> lost = new ArrayList<>();

    CoverageCheck(Catalog catalog, Selection selection, ObjectGraph graph, List<Definition> entries) {
        this.catalog = catalog;
        this.selection = selection;
        this.graph = graph;
        entries.forEach(this::note);
        catalog.userMade().rows().forEach(this::account);
        lost.addAll(serversThatLostMappings());
    }

    /** How everything is accounted for. */
    Coverage coverage() {
        var named = new TreeMap<String, Count>();
        tallies.forEach((catalog, tally) -> named.put(
                SystemCatalog.ofOid(catalog).map(SystemCatalog::tableName).orElse(Long.toString(catalog)),
                tally.count()));
        return new Coverage(named);
    }

    /** The rows that nothing in the archive stands for. */
    List<CatalogId> lostObjects() {
        return lost;
    }

    /** The tables and sequences whose rows or values nothing in the archive holds. */
    List<CatalogId> lostRows() {
        if (!selection.scope().includesData()) {
            return List.of();
        }
        return graph.nodes().stream()
                .filter(node -> node.kind() == NodeKind.TABLE && "rS".indexOf(node.relationKind()) >= 0)
                .filter(node -> node.requested().contains(Component.DATA) && !saved.contains(node.dumpId()))
                .map(ObjectNode::id)
                .filter(id -> !selection.matches().excludedTableData().contains(id.oid()))
                .toList();
    }

    private void note(Definition entry) {
        written.add(entry.dumpId());
        if (DATA.contains(entry.kind())) {
            saved.addAll(entry.dependencies());
        } else if (entry.kind().equals("USER MAPPING")) {
            userMappings.add(entry.tag());
        }
    }

    private void account(UserMadeRow row) {
        ObjectNode node = graph.find(row.id());
        Verdict verdict = node == null ? judge(row) : judge(row, node);
        if (verdict == Verdict.LOST) {
            lost.add(row.id());
        } else {
            tallies.computeIfAbsent(row.id().catalog(), catalog -> new Tally()).add(verdict);
        }
    }

    private Verdict judge(UserMadeRow row) {
        return switch (row.standing()) {
            case COVERED -> Verdict.COVERED;
            case EXCLUDED -> Verdict.OF_SYSTEM;
            case OWN -> judgeByPlace(row);
        };
    }

    private Verdict judgeByPlace(UserMadeRow row) {
        if (selection.isMember(row.id())) {
            return Verdict.OF_EXTENSION;
        }
        if (isPartOfSomethingLeftOut(row)) {
            return Verdict.OF_LEFT_OUT;
        }
        if (isOutOfScope(row.id())) {
            return Verdict.OUT_OF_SCOPE;
        }
        return catalog.objects().replication().hidden().contains(row.id()) ? Verdict.UNREADABLE : Verdict.LOST;
    }

    private Verdict judge(UserMadeRow row, ObjectNode node) {
        if (written.contains(node.dumpId())) {
            return Verdict.DEFINED;
        }
        if (isBroughtAlong(node)) {
            return Verdict.COVERED;
        }
        boolean wanted = node.requested().contains(Component.DEFINITION)
                && selection.scope().includesSchema();
        return wanted && row.standing() == UserMadeRow.Standing.OWN ? Verdict.LOST : judge(row);
    }

    private boolean isBroughtAlong(ObjectNode node) {
        boolean part = PARTS.contains(node.kind()) && node.owner() != null && !node.isSeparate();
        return part
                || node.kind() == NodeKind.IMPLIED_TYPE
                // Where the privileges are what they would be anyway, there is nothing to write.
                || node.kind() == NodeKind.DEFAULT_PRIVILEGES
                // The schema public, which every database has.
                || (node.kind() == NodeKind.NAMESPACE && node.isIncluded())
                || (node.kind() == NodeKind.INDEX && isOfWrittenConstraint(node))
                || isInherited(node);
    }

    /** What a table only inherits comes back with its parent, even where the parent gets it late. */
    private static boolean isInherited(ObjectNode node) {
        return node.subject(Object.class) instanceof TableConstraint constraint && !constraint.local();
    }

    private boolean isOfWrittenConstraint(ObjectNode index) {
        return index.dependencies().stream()
                .anyMatch(other -> written.contains(other) && graph.node(other).kind() == NodeKind.CONSTRAINT);
    }

    /** A part of a table of an extension, for example: what extensions make is theirs to make again. */
    private boolean isPartOfSomethingLeftOut(UserMadeRow row) {
        CatalogId parent = row.parent();
        if (parent == null) {
            return false;
        }
        ObjectNode node = graph.find(parent);
        return node == null || !node.requested().contains(Component.DEFINITION);
    }

    private boolean isOutOfScope(CatalogId id) {
        var scope = selection.scope();
        return !scope.includesEverything()
                || !selection.matches().excludedSchemas().isEmpty()
                || !selection.matches().excludedTables().isEmpty()
                || (id.isIn(SystemCatalog.PG_LARGEOBJECT) ? !scope.includesData() : !scope.includesSchema());
    }

    private Set<CatalogId> serversThatLostMappings() {
        var missing = new HashMap<CatalogId, Integer>();
        for (UserMadeRow row : catalog.userMade().rows()) {
            CatalogId server = row.parent();
            if (row.id().isIn(SystemCatalog.PG_USER_MAPPING) && server != null) {
                missing.merge(server, 1, Integer::sum);
            }
        }
        missing.entrySet().removeIf(entry -> hasMappings(graph.find(entry.getKey()), entry.getValue()));
        return missing.keySet();
    }

    private boolean hasMappings(@Nullable ObjectNode server, int expected) {
        return server == null
                || !server.includes(Component.DEFINITION)
                || !selection.scope().includesSchema()
                || writtenMappings(server) == expected;
    }

    /** Entries of user mappings name their server in their tag alone; pg_dump gives them no dependencies. */
    private long writtenMappings(ObjectNode server) {
        return userMappings.stream()
                .filter(tag -> tag.endsWith(" SERVER " + server.name()))
                .count();
    }

    private enum Verdict {
        DEFINED(null),
        COVERED(null),
        OF_EXTENSION(Reason.OF_EXTENSION),
        OF_SYSTEM(Reason.OF_SYSTEM),
        OF_LEFT_OUT(Reason.OF_LEFT_OUT),
        OUT_OF_SCOPE(Reason.OUT_OF_SCOPE),
        UNREADABLE(Reason.UNREADABLE),
        LOST(null);

        private final @Nullable Reason reason;

        Verdict(@Nullable Reason reason) {
            this.reason = reason;
        }
    }

    /** Counts the verdicts on the rows of one catalog. */
    private static final class Tally {

        private final Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);

        void add(Verdict verdict) {
            verdicts.merge(verdict, 1, Integer::sum);
        }

        Count count() {
            var leftOut = new EnumMap<Reason, Integer>(Reason.class);
            verdicts.forEach((verdict, rows) -> {
                if (verdict.reason != null) {
                    leftOut.put(verdict.reason, rows);
                }
            });
            return new Count(
                    verdicts.getOrDefault(Verdict.DEFINED, 0), verdicts.getOrDefault(Verdict.COVERED, 0), leftOut);
        }
    }
}
