package io.restorable.backup.ddl.largeobject;

import io.restorable.backup.catalog.largeobject.LargeObjectGroup;
import io.restorable.backup.catalog.largeobject.LargeObjects;
import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.catalog.scope.DumpScope;
import io.restorable.backup.ddl.definition.DataContent;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.graph.Topic;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Large objects: one entry that creates a group of them and one that holds their contents. All of it is data, and only
 * of a backup of everything. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, getLOs, dumpLO.
 */
public final class LargeObjectTopic implements Topic {

    private final LargeObjects objects;
    private final DumpScope scope;

    /**
     * @param objects the large objects of the database
     * @param scope what is asked for
     */
    public LargeObjectTopic(LargeObjects objects, DumpScope scope) {
        this.objects = objects;
        this.scope = scope;
    }

    @Override
    public Set<NodeKind> kinds() {
        return EnumSet.of(NodeKind.LARGE_OBJECT, NodeKind.LARGE_OBJECT_DATA);
    }

    @Override
    public void addNodes(ObjectGraph graph) {
        if (scope.includesData() && scope.includesEverything()) {
            objects.groups().forEach(group -> addNodes(graph, group));
        }
    }

    private static void addNodes(ObjectGraph graph, LargeObjectGroup group) {
        var node = graph.add(NodeKind.LARGE_OBJECT, group);
        group.oids().forEach(oid -> graph.alias(CatalogId.of(SystemCatalog.PG_LARGEOBJECT, oid), node));
        node.provide(Component.DATA);
        if (group.privileges().isSet()) {
            node.provide(Component.PRIVILEGES);
        }
        var data = graph.add(NodeKind.LARGE_OBJECT_DATA, CatalogId.NONE, null, group.name(), group);
        data.provide(Component.DATA);
        data.dependOn(node);
    }

    @Override
    public void linkNodes(ObjectGraph graph) {
        // Large objects need nothing but their owners.
    }

    @Override
    public void define(ObjectNode node, Definitions definitions) {
        var group = node.subject(LargeObjectGroup.class);
        if (node.kind() == NodeKind.LARGE_OBJECT) {
            defineGroup(node, group, definitions);
        } else if (node.includes(Component.DATA)) {
            var entry = Definitions.entry(node, "BLOBS", group.name(), Section.DATA)
                    .owner(group.owner())
                    .content(new DataContent.LargeObjects(group.oids()));
            node.dependencies().forEach(entry::dependOn);
            definitions.add(entry);
        }
    }

    private static void defineGroup(ObjectNode node, LargeObjectGroup group, Definitions definitions) {
        if (node.includes(Component.DEFINITION)) {
            definitions.add(Definitions.entry(node, "BLOB METADATA", group.name(), Section.DATA)
                    .owner(group.owner())
                    .create(list(group.oids()))
                    .drop("-- dummy"));
        }
        group.oids().forEach(oid -> definitions.annotate(node, target(node, group, oid)));
        if (node.includes(Component.PRIVILEGES)) {
            definePrivileges(node, group, definitions);
        }
    }

    /** Of several objects pg_restore grants on each one as the entry says of the first: the tag tells it to. */
    private static void definePrivileges(ObjectNode node, LargeObjectGroup group, Definitions definitions) {
        var first = target(node, group, group.oids().get(0));
        String kind = group.oids().size() == 1 ? "LARGE OBJECT " : "LARGE OBJECTS ";
        definitions.privileges(first, kind + group.name(), group.privileges());
    }

    private static CommandTarget target(ObjectNode node, LargeObjectGroup group, long oid) {
        return new CommandTarget(
                "LARGE OBJECT",
                Long.toString(oid),
                null,
                group.owner(),
                CatalogId.of(SystemCatalog.PG_LARGEOBJECT, oid),
                node.dumpId());
    }

    private static String list(List<Long> oids) {
        return oids.stream().map(oid -> oid + "\n").collect(Collectors.joining());
    }
}
