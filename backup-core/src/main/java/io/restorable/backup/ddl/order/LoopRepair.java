package io.restorable.backup.ddl.order;

import static io.restorable.backup.ddl.graph.NodeKind.*;

import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectNode;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Breaks one loop by the means its members offer. A loop lists nodes each of which depends on the next, the last on the
 * first. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump_sort.c, repairDependencyLoop.
 */
final class LoopRepair {

    private static final Set<Character> MATERIALIZED_VIEW = Set.of('m');
    private static final Set<NodeKind> IS_RELATION = Set.of(TABLE, RELATION_STATISTICS);
    private static final Set<Character> ANY_VIEW = Set.of('v', 'm');

    private final ObjectNode postDataBoundary;

    LoopRepair(ObjectNode postDataBoundary) {
        this.postDataBoundary = postDataBoundary;
    }

    /** Breaks the loop; false if that had to be done at random, so that a restore may fail. */
    boolean repair(List<ObjectNode> loop) {
        boolean repaired = typeAndFunction(loop)
                || viewAndRule(loop)
                || viewBehindOthers(loop)
                || beforeData(loop, MATERIALIZED_VIEW)
                || statisticsBeforePostData(loop)
                || beforeData(loop, Set.of())
                || wholeAndPart(loop, TABLE, CONSTRAINT)
                || wholeBehindOthers(loop, TABLE, CONSTRAINT)
                || wholeAndPart(loop, TABLE, COLUMN_DEFAULT)
                || partitionedIndex(loop)
                || wholeBehindOthers(loop, TABLE, COLUMN_DEFAULT)
                || wholeAndPart(loop, TYPE, DOMAIN_CONSTRAINT)
                || wholeBehindOthers(loop, TYPE, DOMAIN_CONSTRAINT)
                || tableAndItself(loop);
        if (repaired && isOpen(loop)) {
            return true;
        }
        loop.get(0).dropDependency(loop.get(loop.size() > 1 ? 1 : 0));
        return false;
    }

    private static boolean isOpen(List<ObjectNode> loop) {
        for (int index = 0; index < loop.size(); index++) {
            ObjectNode next = loop.get((index + 1) % loop.size());
            if (!loop.get(index).dependencies().contains(next.dumpId())) {
                return true;
            }
        }
        return false;
    }

    /** A type and its input function: the function needs no more than the shell of the type. */
    private static boolean typeAndFunction(List<ObjectNode> loop) {
        ObjectNode type = only(loop, TYPE);
        ObjectNode function = only(loop, FUNCTION);
        if (loop.size() != 2 || type == null || function == null) {
            return false;
        }
        function.dropDependency(type);
        ObjectNode shell = type.shell();
        if (shell != null) {
            function.dependOn(shell);
            if (!function.requested().isEmpty()) {
                var parts = EnumSet.copyOf(function.requested());
                parts.add(Component.DEFINITION);
                shell.request(parts);
            }
        }
        return true;
    }

    private static boolean viewAndRule(List<ObjectNode> loop) {
        Pair pair = Pair.find(loop, TABLE, RULE);
        if (loop.size() != 2 || pair == null || !ANY_VIEW.contains(pair.whole.relationKind())) {
            return false;
        }
        pair.part.dropDependency(pair.whole);
        return true;
    }

    /** A view within a longer loop: first made with null columns, later given its rule. Not so materialized views. */
    private boolean viewBehindOthers(List<ObjectNode> loop) {
        Pair pair = loop.size() > 2 ? Pair.find(views(loop), TABLE, RULE) : null;
        if (pair == null) {
            return false;
        }
        pair.whole.makeDummyView();
        splitOff(pair, true);
        return true;
    }

    /**
     * A materialized view, or, for no relation kind, a function that needs something made after the data, such as a
     * unique index to group by: it moves behind the data.
     */
    private static boolean beforeData(List<ObjectNode> loop, Set<Character> relationKinds) {
        boolean concerned = loop.stream()
                .anyMatch(node -> relationKinds.isEmpty()
                        ? node.kind() == FUNCTION
                        : node.kind() == TABLE && relationKinds.contains(node.relationKind()));
        ObjectNode boundary = only(loop, PRE_DATA_BOUNDARY);
        if (loop.size() <= 2 || !concerned || boundary == null) {
            return false;
        }
        ObjectNode next = loop.get((loop.indexOf(boundary) + 1) % loop.size());
        boundary.dropDependency(next);
        boolean movable = relationKinds.isEmpty()
                ? next.kind() == FUNCTION
                : IS_RELATION.contains(next.kind()) && relationKinds.contains(next.relationKind());
        if (movable) {
            next.postpone();
        }
        return true;
    }

    /** What the optimizer knows of a materialized view that moved behind the data: it comes behind the data, too. */
    private static boolean statisticsBeforePostData(List<ObjectNode> loop) {
        boolean concerned = loop.stream()
                .anyMatch(
                        node -> node.kind() == RELATION_STATISTICS && MATERIALIZED_VIEW.contains(node.relationKind()));
        ObjectNode boundary = only(loop, POST_DATA_BOUNDARY);
        if (loop.size() <= 2 || !concerned || boundary == null) {
            return false;
        }
        ObjectNode next = loop.get((loop.indexOf(boundary) + 1) % loop.size());
        boundary.dropDependency(next);
        if (IS_RELATION.contains(next.kind()) && MATERIALIZED_VIEW.contains(next.relationKind())) {
            next.postpone();
        }
        return true;
    }

    private static boolean wholeAndPart(List<ObjectNode> loop, NodeKind whole, NodeKind part) {
        Pair pair = loop.size() == 2 ? Pair.find(loop, whole, part) : null;
        if (pair == null) {
            return false;
        }
        pair.part.dropDependency(pair.whole);
        return true;
    }

    private boolean wholeBehindOthers(List<ObjectNode> loop, NodeKind whole, NodeKind part) {
        Pair pair = loop.size() > 2 ? Pair.find(loop, whole, part) : null;
        if (pair == null) {
            return false;
        }
        splitOff(pair, part != COLUMN_DEFAULT);
        return true;
    }

    /** Lets the part be defined by itself. A shorter loop may have cost it its dependency on the whole: put it back. */
    private void splitOff(Pair pair, boolean afterData) {
        pair.whole.dropDependency(pair.part);
        pair.part.separate();
        pair.part.dependOn(pair.whole);
        if (afterData) {
            pair.part.dependOn(postDataBoundary);
        }
    }

    private static boolean partitionedIndex(List<ObjectNode> loop) {
        Pair pair = loop.size() == 2 ? Pair.find(loop, INDEX, INDEX) : null;
        if (pair == null) {
            return false;
        }
        pair.part.dropDependency(pair.whole);
        return true;
    }

    /** A column that depends on another one of its table. */
    private static boolean tableAndItself(List<ObjectNode> loop) {
        if (loop.size() != 1 || loop.get(0).kind() != TABLE) {
            return false;
        }
        loop.get(0).dropDependency(loop.get(0));
        return true;
    }

    /** The loop without materialized views. */
    private static List<ObjectNode> views(List<ObjectNode> loop) {
        return loop.stream()
                .filter(node -> node.kind() != TABLE || node.relationKind() == 'v')
                .toList();
    }

    private static @Nullable ObjectNode only(List<ObjectNode> loop, NodeKind kind) {
        return loop.stream().filter(node -> node.kind() == kind).findFirst().orElse(null);
    }

    /** Two members of a loop, one of which is a part of the other. */
    private record Pair(ObjectNode whole, ObjectNode part) {

        /** The first whole that has a part within the loop, with the first such part. */
        static @Nullable Pair find(List<ObjectNode> loop, NodeKind wholeKind, NodeKind partKind) {
            var parts = new HashMap<ObjectNode, ObjectNode>();
            for (ObjectNode node : loop) {
                if (node.kind() == partKind && node.owner() != null) {
                    parts.putIfAbsent(node.owner(), node);
                }
            }
            for (ObjectNode node : loop) {
                ObjectNode part = node.kind() == wholeKind ? parts.get(node) : null;
                if (part != null) {
                    return new Pair(node, part);
                }
            }
            return null;
        }
    }
}
