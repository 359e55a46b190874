package io.restorable.backup.ddl;

import io.restorable.backup.catalog.scope.DumpScope;
import io.restorable.backup.ddl.definition.Definition;
import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Chooses which entries an archive holds, and gives each the entries it depends on: where a node on the way has no
 * entry, those behind it. Source: PostgreSQL 18, src/bin/pg_dump: pg_dump.c, BuildArchiveDependencies;
 * pg_backup_archiver.c, _tocEntryRequired.
 */
final class EntryDependencies {

    private static final Set<String> ALWAYS =
            Set.of("ENCODING", "STDSTRINGS", "SEARCHPATH", "DATABASE", "DATABASE PROPERTIES", "STATISTICS DATA");
    private static final Set<String> DATA = Set.of("SEQUENCE SET", "BLOB", "BLOB METADATA");
    private static final Set<String> ON_LARGE_OBJECTS = Set.of("ACL", "COMMENT", "SECURITY LABEL");
    private static final String VIA_ROOT = "-- load via partition root ";

    private final ObjectGraph graph;
    private final Set<Integer> written = new HashSet<>();

    private EntryDependencies(ObjectGraph graph) {
        this.graph = graph;
    }

    /** The entries to write, in the same order, with their dependencies. */
    static List<Definition> resolve(List<Definition> entries, ObjectGraph graph, DumpScope scope) {
        var resolution = new EntryDependencies(graph);
        var required =
                entries.stream().filter(entry -> isRequired(entry, scope)).toList();
        required.forEach(entry -> resolution.written.add(entry.dumpId()));
        return required.stream().map(resolution::resolve).toList();
    }

    private static boolean isRequired(Definition entry, DumpScope scope) {
        if (ALWAYS.contains(entry.kind())) {
            return true;
        }
        boolean data = entry.content() != null || isData(entry);
        boolean schema = (entry.content() != null || !isData(entry))
                && !entry.create().isEmpty()
                && !entry.create().startsWith(VIA_ROOT);
        return (data && scope.includesData()) || (schema && scope.includesSchema());
    }

    private static boolean isData(Definition entry) {
        return DATA.contains(entry.kind())
                || (ON_LARGE_OBJECTS.contains(entry.kind()) && entry.tag().startsWith("LARGE OBJECT"));
    }

    private Definition resolve(Definition entry) {
        boolean ofNode = entry.dumpId() <= graph.nodes().size();
        return ofNode && entry.dependencies().isEmpty() ? entry.dependingOn(search(entry.dumpId())) : entry;
    }

    private List<Integer> search(int dumpId) {
        var found = new LinkedHashSet<Integer>();
        var seen = new HashSet<Integer>(Set.of(dumpId));
        Deque<Iterator<Integer>> path = new ArrayDeque<>();
        path.push(graph.node(dumpId).dependencies().iterator());
        while (!path.isEmpty()) {
            if (!path.peek().hasNext()) {
                path.pop();
                continue;
            }
            int next = path.peek().next();
            if (written.contains(next)) {
                found.add(next);
            } else if (seen.add(next) && !isBoundary(graph.node(next))) {
                path.push(graph.node(next).dependencies().iterator());
            }
        }
        return new ArrayList<>(found);
    }

    /** Behind the boundaries lies everything: nothing worth naming. */
    private static boolean isBoundary(ObjectNode node) {
        return node.kind() == NodeKind.PRE_DATA_BOUNDARY || node.kind() == NodeKind.POST_DATA_BOUNDARY;
    }
}
