package io.restorable.backup.ddl;

import io.restorable.backup.catalog.Catalog;
import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.statistics.RelationStatistics;
import io.restorable.backup.ddl.definition.Definition;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.graph.Topic;
import io.restorable.backup.ddl.order.DependencyOrder;
import io.restorable.backup.ddl.order.DependencyOrder.BrokenLoop;
import io.restorable.backup.ddl.schema.DatabaseEntries;
import io.restorable.backup.ddl.selection.Selection;
import io.restorable.backup.error.UnsupportedObjectsException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The table of contents of an archive: every entry with its text, in an order in which it can be restored. Immutable.
 *
 * @param entries the entries, numbered and each behind those it depends on
 * @param brokenLoops loops of dependencies that had to be broken at random: a restore may fail there
 * @param coverage how everything users made is accounted for
 */
public record ArchivePlan(List<Definition> entries, List<BrokenLoop> brokenLoops, Coverage coverage) {

    public ArchivePlan {
        entries = List.copyOf(entries);
        brokenLoops = List.copyOf(brokenLoops);
    }

    /**
     * Plans the archive of what was read of a database, without what the optimizer knows.
     *
     * @param catalog what was read
     * @param describer says what catalog rows are, for the error message
     * @throws UnsupportedObjectsException if the archive would lack something that users made
     */
    public static ArchivePlan of(Catalog catalog, Function<List<CatalogId>, List<String>> describer) {
        return of(catalog, List.of(), describer);
    }

    /**
     * Plans the archive of what was read of a database.
     *
     * @param catalog what was read
     * @param statistics what the optimizer knows of its relations; empty if that is not asked for
     * @param describer says what catalog rows are, for the error message
     * @throws UnsupportedObjectsException if the archive would lack something that users made
     */
    public static ArchivePlan of(
            Catalog catalog, List<RelationStatistics> statistics, Function<List<CatalogId>, List<String>> describer) {
        var outline = catalog.outline();
        refuse(outline.schemas().database().name(), new DetailCheck(catalog).lost(describer));
        var selection = new Selection(outline.scope(), outline.matches(), outline.schemas());
        var topics = Topics.of(catalog, statistics, selection);
        var builder = new GraphBuilder(catalog);
        builder.build(topics);
        var boundaries = builder.addBoundaries();
        var order = DependencyOrder.of(builder.graph(), boundaries.postData());
        var entries = define(catalog, topics, builder.graph(), order);
        var check = new CoverageCheck(catalog, selection, builder.graph(), entries);
        refuseLosses(outline.schemas().database().name(), check, describer);
        return new ArchivePlan(entries, order.brokenLoops(), check.coverage());
    }

    private static void refuseLosses(
            String database, CoverageCheck check, Function<List<CatalogId>, List<String>> describer) {
        var lost = new ArrayList<>(describer.apply(check.lostObjects()));
        describer.apply(check.lostRows()).forEach(table -> lost.add("the contents of " + table));
        refuse(database, lost);
    }

    private static void refuse(String database, List<String> lost) {
        if (!lost.isEmpty()) {
            throw new UnsupportedObjectsException(database, lost);
        }
    }

    private static List<Definition> define(
            Catalog catalog, List<Topic> topics, ObjectGraph graph, DependencyOrder order) {
        var scope = catalog.outline().scope();
        var definitions = new Definitions(
                graph.nodes().size(), catalog.annotations(), scope.includesSchema(), scope.includesData());
        DatabaseEntries.add(catalog.outline().schemas().database(), definitions);
        var writers = writers(topics);
        for (ObjectNode node : order.nodes()) {
            if (hasParts(node)) {
                Objects.requireNonNull(writers.get(node.kind()), () -> "nobody defines " + node)
                        .define(node, definitions);
            }
        }
        return EntryDependencies.resolve(definitions.entries(), graph, scope);
    }

    private static boolean hasParts(ObjectNode node) {
        return node.kind() != NodeKind.PRE_DATA_BOUNDARY
                && node.kind() != NodeKind.POST_DATA_BOUNDARY
                && node.kind() != NodeKind.IMPLIED_TYPE
                && node.isIncluded();
    }

    private static Map<NodeKind, Topic> writers(List<Topic> topics) {
        var writers = new EnumMap<NodeKind, Topic>(NodeKind.class);
        topics.forEach(topic -> topic.kinds().forEach(kind -> writers.put(kind, topic)));
        return writers;
    }
}
