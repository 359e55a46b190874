package io.restorable.backup.ddl.graph;

import java.util.Set;

/**
 * The kinds of objects that one topic package looks after. Called by one thread: {@link #addNodes} of all topics first,
 * {@link #linkNodes} of all topics next, and, once the order is fixed, {@link #define} node by node in that order.
 */
public interface Topic {

    /** The kinds whose definitions this topic writes. */
    Set<NodeKind> kinds();

    /**
     * Adds a node for each object of the topic, with what the selection asks of it and with the components the record
     * itself shows (privileges, data). Comments, security labels and membership of extensions are added by the frame.
     */
    void addNodes(ObjectGraph graph);

    /** Adds what needs other topics' nodes: dependencies that pg_depend does not hold, and parts of other objects. */
    void linkNodes(ObjectGraph graph);

    /**
     * Writes the entries of a node of one of this topic's kinds. Called only for nodes that have a component which is
     * both requested and available.
     */
    void define(ObjectNode node, Definitions definitions);
}
