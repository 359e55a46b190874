package io.restorable.backup.ddl.statistics;

import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.catalog.statistics.RelationStatistics;
import io.restorable.backup.ddl.definition.Definition;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.graph.Topic;
import java.util.List;
import java.util.Set;

/**
 * The optimizer's statistics of tables and indexes. Those of tables come back along with the rows, those of indexes and
 * of refreshed materialized views behind what makes these. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c,
 * getRelationStatistics, dumpRelationStats.
 */
public final class StatisticsTopic implements Topic {

    private static final char MATERIALIZED_VIEW = 'm';

    private final List<RelationStatistics> statistics;

    /** @param statistics those of all relations; empty if they were not asked for */
    public StatisticsTopic(List<RelationStatistics> statistics) {
        this.statistics = List.copyOf(statistics);
    }

    @Override
    public Set<NodeKind> kinds() {
        return Set.of(NodeKind.RELATION_STATISTICS);
    }

    @Override
    public void addNodes(ObjectGraph graph) {
        // They belong to other topics' objects, and refreshes of materialized views come later still.
    }

    @Override
    public void linkNodes(ObjectGraph graph) {
        for (RelationStatistics each : statistics) {
            ObjectNode relation = graph.find(SystemCatalog.PG_CLASS, each.oid());
            if (relation != null && isKept(relation)) {
                add(graph, each, relation);
            }
        }
    }

    private static boolean isKept(ObjectNode relation) {
        return relation.requested().contains(Component.DEFINITION)
                || relation.requested().contains(Component.DATA)
                || relation.requested().contains(Component.STATISTICS);
    }

    private static void add(ObjectGraph graph, RelationStatistics statistics, ObjectNode relation) {
        ObjectNode node = graph.add(
                NodeKind.RELATION_STATISTICS,
                CatalogId.NONE,
                statistics.name().schema(),
                statistics.name().name(),
                statistics);
        node.relationKind(statistics.kind());
        node.dependOn(relation);
        if (statistics.isIndex()) {
            node.postpone();
            ObjectNode constraint = graph.find(SystemCatalog.PG_CONSTRAINT, statistics.constraint());
            if (constraint != null) {
                node.dependOn(constraint);
            }
        }
        ObjectNode refresh =
                statistics.kind() == MATERIALIZED_VIEW ? graph.find(new CatalogId(0, statistics.oid())) : null;
        if (refresh != null) {
            node.postpone();
            node.dependOn(refresh);
        }
    }

    @Override
    public void define(ObjectNode node, Definitions definitions) {
        var subject = node.subject(RelationStatistics.class);
        Definition.Builder entry = Definitions.entry(
                        node,
                        "STATISTICS DATA",
                        subject.name().name(),
                        node.isPostponed() ? Section.POST_DATA : Section.DATA)
                .schema(subject.name().schema())
                .create(StatisticsText.of(subject));
        node.dependencies().forEach(entry::dependOn);
        definitions.add(entry);
    }
}
