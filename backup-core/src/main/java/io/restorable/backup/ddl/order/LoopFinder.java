package io.restorable.backup.ddl.order;

import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Finds loops that have no node in common: repairing one may resolve another that overlaps it. Source: PostgreSQL 18,
 * src/bin/pg_dump/pg_dump_sort.c, findDependencyLoops and findLoop.
 */
final class LoopFinder {

    private final ObjectGraph graph;
    private final Set<Integer> processed = new HashSet<>();
    private final Map<Integer, Integer> failedFrom = new HashMap<>();

    LoopFinder(ObjectGraph graph) {
        this.graph = graph;
    }

    /** Looks for a loop through {@code start} that meets no earlier one; empty if there is none. */
    List<ObjectNode> find(ObjectNode start) {
        var loop = search(start);
        processed.add(start.dumpId());
        loop.forEach(node -> processed.add(node.dumpId()));
        return loop;
    }

    /** Goes down each dependency in turn. The path is held here, not on the stack: chains of views can be long. */
    private List<ObjectNode> search(ObjectNode start) {
        Deque<Step> path = new ArrayDeque<>();
        Set<Integer> onPath = new HashSet<>();
        if (!processed.contains(start.dumpId())) {
            enter(start, path, onPath);
        }
        while (!path.isEmpty()) {
            Step step = path.getLast();
            if (step.node.dependencies().contains(start.dumpId())) {
                return path.stream().map(Step::node).toList();
            }
            if (step.rest.hasNext()) {
                ObjectNode next = graph.node(step.rest.next());
                if (isPromising(next, start) && !onPath.contains(next.dumpId())) {
                    enter(next, path, onPath);
                }
            } else {
                failedFrom.put(step.node.dumpId(), start.dumpId());
                onPath.remove(step.node.dumpId());
                path.removeLast();
            }
        }
        return List.of();
    }

    private static void enter(ObjectNode node, Deque<Step> path, Set<Integer> onPath) {
        Collection<Integer> dependencies = new ArrayList<>(node.dependencies());
        path.addLast(new Step(node, dependencies.iterator()));
        onPath.add(node.dumpId());
    }

    private boolean isPromising(ObjectNode node, ObjectNode start) {
        return !processed.contains(node.dumpId()) && failedFrom.getOrDefault(node.dumpId(), 0) != start.dumpId();
    }

    private record Step(ObjectNode node, Iterator<Integer> rest) {}
}
