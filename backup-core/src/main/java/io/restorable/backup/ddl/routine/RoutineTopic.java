package io.restorable.backup.ddl.routine;

import io.restorable.backup.catalog.object.AccessPrivileges;
import io.restorable.backup.catalog.routine.Aggregate;
import io.restorable.backup.catalog.routine.Cast;
import io.restorable.backup.catalog.routine.Language;
import io.restorable.backup.catalog.routine.Routine;
import io.restorable.backup.catalog.routine.RoutineObjects;
import io.restorable.backup.catalog.routine.RoutineRow;
import io.restorable.backup.catalog.routine.Transform;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.graph.SortKey;
import io.restorable.backup.ddl.graph.Topic;
import io.restorable.backup.ddl.selection.Selection;
import io.restorable.backup.pg.QualifiedName;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Functions, procedures, aggregates, languages, casts and transforms. Source: PostgreSQL 18,
 * src/bin/pg_dump/pg_dump.c, getFuncs, getAggregates, getProcLangs, getCasts, getTransforms.
 */
public final class RoutineTopic implements Topic {

    private final RoutineObjects objects;
    private final Selection selection;
    private final Map<Long, ObjectNode> routineNodes = new HashMap<>();

    /**
     * @param objects the routines of the database, and what is made of them
     * @param selection what is asked for
     */
    public RoutineTopic(RoutineObjects objects, Selection selection) {
        this.objects = objects;
        this.selection = selection;
    }

    @Override
    public Set<NodeKind> kinds() {
        return Set.of(NodeKind.FUNCTION, NodeKind.AGGREGATE, NodeKind.LANGUAGE, NodeKind.CAST, NodeKind.TRANSFORM);
    }

    @Override
    public void addNodes(ObjectGraph graph) {
        for (Routine routine : objects.routines()) {
            var node = graph.add(NodeKind.FUNCTION, routine);
            selectRoutine(node, routine.row());
            routineNodes.put(routine.oid(), node);
        }
        for (Aggregate aggregate : objects.aggregates()) {
            selectRoutine(graph.add(NodeKind.AGGREGATE, aggregate), aggregate.row());
        }
        for (Language language : objects.languages()) {
            var node = graph.add(NodeKind.LANGUAGE, language);
            selection.selectLanguage(node);
            providePrivileges(node, language.privileges());
        }
        objects.casts().forEach(cast -> selection.selectUnlessBuiltIn(graph.add(NodeKind.CAST, cast)));
        objects.transforms().forEach(transform -> selection.select(graph.add(NodeKind.TRANSFORM, transform)));
    }

    private void selectRoutine(ObjectNode node, RoutineRow row) {
        selection.select(node);
        providePrivileges(node, row.privileges());
        List<QualifiedName> types = row.argumentTypeNames();
        node.sortKey(new SortKey(
                types.size(),
                types.stream()
                        .flatMap(type -> Stream.of(type.schema(), type.name()))
                        .toList()));
    }

    private static void providePrivileges(ObjectNode node, AccessPrivileges privileges) {
        if (privileges.isSet()) {
            node.provide(Component.PRIVILEGES);
        }
    }

    @Override
    public void linkNodes(ObjectGraph graph) {
        // pg_depend holds all that routines, casts and transforms need.
    }

    @Override
    public void define(ObjectNode node, Definitions definitions) {
        switch (node.kind()) {
            case FUNCTION -> RoutineWriter.define(node, node.subject(Routine.class), definitions);
            case AGGREGATE -> AggregateWriter.define(node, node.subject(Aggregate.class), definitions);
            case LANGUAGE ->
                LanguageWriter.define(node, node.subject(Language.class), this::includedRoutine, definitions);
            case CAST -> CastWriter.define(node, node.subject(Cast.class), definitions);
            case TRANSFORM -> TransformWriter.define(node, node.subject(Transform.class), definitions);
            default -> throw new IllegalArgumentException(node + " is no routine");
        }
    }

    /** The name of a function of which the backup holds some part, or {@code null}. */
    private @Nullable QualifiedName includedRoutine(long oid) {
        var node = routineNodes.get(oid);
        if (node == null || !node.isIncluded()) {
            return null;
        }
        String schema = node.schema();
        return schema == null ? null : new QualifiedName(schema, node.name());
    }
}
