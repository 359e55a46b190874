package io.restorable.backup.ddl.order;

import static io.restorable.backup.ddl.graph.NodeKind.*;

import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.order.TopologicalSort.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The order in which objects are defined: by kind and name as far as dependencies allow. Nodes change while it is
 * found: what breaks a loop is noted on them. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump_sort.c,
 * sortDumpableObjects.
 *
 * @param nodes all nodes, each behind those it depends on
 * @param brokenLoops loops that had to be broken at random
 */
public record DependencyOrder(List<ObjectNode> nodes, List<BrokenLoop> brokenLoops) {

    /** The kinds as pg_dump reads them; of several loops, the one that it meets first is repaired first. */
    private static final List<NodeKind> READING_SEQUENCE = List.of(
            EXTENSION,
            NAMESPACE,
            TABLE,
            FUNCTION,
            TYPE,
            SHELL_TYPE,
            IMPLIED_TYPE,
            DOMAIN_CONSTRAINT,
            LANGUAGE,
            AGGREGATE,
            OPERATOR,
            ACCESS_METHOD,
            OPERATOR_CLASS,
            OPERATOR_FAMILY,
            TEXT_SEARCH_PARSER,
            TEXT_SEARCH_TEMPLATE,
            TEXT_SEARCH_DICTIONARY,
            TEXT_SEARCH_CONFIGURATION,
            FOREIGN_DATA_WRAPPER,
            FOREIGN_SERVER,
            DEFAULT_PRIVILEGES,
            COLLATION,
            CONVERSION,
            CAST,
            TRANSFORM,
            EVENT_TRIGGER,
            TABLE_ATTACH,
            COLUMN_DEFAULT,
            INDEX,
            INDEX_ATTACH,
            EXTENDED_STATISTICS,
            CONSTRAINT,
            FOREIGN_KEY,
            TRIGGER,
            RULE,
            POLICY,
            PUBLICATION,
            PUBLICATION_TABLE,
            PUBLICATION_SCHEMA,
            SUBSCRIPTION,
            TABLE_DATA,
            RELATION_STATISTICS,
            SEQUENCE_SET,
            MATERIALIZED_VIEW_REFRESH,
            LARGE_OBJECT,
            LARGE_OBJECT_DATA,
            PRE_DATA_BOUNDARY,
            POST_DATA_BOUNDARY);

    private static final Map<NodeKind, Integer> READING_PLACES = new EnumMap<>(
            READING_SEQUENCE.stream().collect(Collectors.toMap(Function.identity(), READING_SEQUENCE::indexOf)));

    private static final Comparator<ObjectNode> AS_READ = Comparator.<ObjectNode>comparingInt(
                    node -> READING_PLACES.getOrDefault(node.kind(), -1))
            .thenComparingInt(ObjectNode::dumpId);

    public DependencyOrder {
        nodes = List.copyOf(nodes);
        brokenLoops = List.copyOf(brokenLoops);
    }

    /**
     * Sorts all nodes of a graph.
     *
     * @param graph the nodes; all they depend on is among them
     * @param postDataBoundary the node that all definitions behind the data depend on
     */
    public static DependencyOrder of(ObjectGraph graph, ObjectNode postDataBoundary) {
        var byName = new ArrayList<>(graph.nodes());
        byName.sort(new NameOrder());
        var brokenLoops = new ArrayList<BrokenLoop>();
        Outcome outcome = TopologicalSort.sort(byName);
        while (!outcome.stuck().isEmpty()) {
            brokenLoops.addAll(repair(graph, outcome.stuck(), new LoopRepair(postDataBoundary)));
            outcome = TopologicalSort.sort(byName);
        }
        return new DependencyOrder(outcome.order(), brokenLoops);
    }

    private static List<BrokenLoop> repair(ObjectGraph graph, List<ObjectNode> stuck, LoopRepair repair) {
        var broken = new ArrayList<BrokenLoop>();
        var finder = new LoopFinder(graph);
        for (ObjectNode start : stuck.stream().sorted(AS_READ).toList()) {
            var loop = finder.find(start);
            if (!loop.isEmpty() && !repair.repair(loop)) {
                broken.add(new BrokenLoop(loop));
            }
        }
        return broken;
    }

    /**
     * A loop that nothing but chance could break: the restore may fail there.
     *
     * @param nodes the members, each depending on the next
     */
    public record BrokenLoop(List<ObjectNode> nodes) {

        public BrokenLoop {
            nodes = List.copyOf(nodes);
        }

        /** Whether it is foreign keys among tables that refer to each other; only an archive of data meets those. */
        public boolean isAboutForeignKeys() {
            return nodes.stream().allMatch(node -> node.kind() == TABLE_DATA);
        }
    }
}
