package io.restorable.backup.ddl.order;

import io.restorable.backup.ddl.graph.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Moves nodes as little as possible so that each comes after what it depends on. Works from the end: of the nodes that
 * nothing left needs, the one that was last stays last. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump_sort.c,
 * TopoSort.
 */
final class TopologicalSort {

    private static final int NOWHERE = -1;

    private final List<ObjectNode> nodes;
    private final int[] places;
    private final int[] dependents;
    private final List<ObjectNode> order = new ArrayList<>();

    private TopologicalSort(List<ObjectNode> nodes) {
        this.nodes = nodes;
        this.dependents = new int[nodes.size()];
        int last = nodes.stream().mapToInt(ObjectNode::dumpId).max().orElse(0);
        this.places = new int[last + 1];
        Arrays.fill(places, NOWHERE);
        for (int place = 0; place < nodes.size(); place++) {
            places[nodes.get(place).dumpId()] = place;
        }
    }

    /** Sorts nodes that depend on nothing outside the list. */
    static Outcome sort(List<ObjectNode> nodes) {
        var sort = new TopologicalSort(nodes);
        sort.countDependents();
        sort.run();
        return sort.outcome();
    }

    private void countDependents() {
        for (ObjectNode node : nodes) {
            for (int dumpId : node.dependencies()) {
                dependents[placeOf(dumpId)]++;
            }
        }
    }

    private void run() {
        var ready = new PriorityQueue<Integer>(Math.max(nodes.size(), 1), Comparator.reverseOrder());
        for (int place = 0; place < dependents.length; place++) {
            if (dependents[place] == 0) {
                ready.add(place);
            }
        }
        for (Integer next = ready.poll(); next != null; next = ready.poll()) {
            ObjectNode node = nodes.get(next);
            order.add(node);
            for (int dumpId : node.dependencies()) {
                int place = placeOf(dumpId);
                if (--dependents[place] == 0) {
                    ready.add(place);
                }
            }
        }
        Collections.reverse(order);
    }

    private Outcome outcome() {
        var stuck = new ArrayList<ObjectNode>();
        for (int place = 0; place < dependents.length; place++) {
            if (dependents[place] != 0) {
                stuck.add(nodes.get(place));
            }
        }
        return new Outcome(order, stuck);
    }

    private int placeOf(int dumpId) {
        int place = dumpId < places.length ? places[dumpId] : NOWHERE;
        if (place == NOWHERE) {
            throw new IllegalStateException("a node depends on number " + dumpId + ", which is no node");
        }
        return place;
    }

    /**
     * What came of it.
     *
     * @param order the nodes in order; all of them only if none is stuck
     * @param stuck the nodes of loops, and those that loops depend on
     */
    record Outcome(List<ObjectNode> order, List<ObjectNode> stuck) {}
}
