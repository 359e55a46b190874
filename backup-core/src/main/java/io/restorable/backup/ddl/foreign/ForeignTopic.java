package io.restorable.backup.ddl.foreign;

import io.restorable.backup.catalog.foreign.ForeignDataWrapper;
import io.restorable.backup.catalog.foreign.ForeignObjects;
import io.restorable.backup.catalog.foreign.ForeignServer;
import io.restorable.backup.catalog.foreign.UserMapping;
import io.restorable.backup.catalog.object.AccessPrivileges;
import io.restorable.backup.catalog.object.CatalogId;
import io.restorable.backup.ddl.definition.Definition;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.graph.Topic;
import io.restorable.backup.ddl.selection.Selection;
import java.util.EnumSet;
import java.util.Set;

/**
 * Foreign data wrappers, foreign servers, and with each server its user mappings. Source: PostgreSQL 18,
 * src/bin/pg_dump/pg_dump.c, dumpForeignDataWrapper, dumpForeignServer, dumpUserMappings.
 */
public final class ForeignTopic implements Topic {

    private final ForeignObjects objects;
    private final Selection selection;

    /**
     * @param objects the foreign data wrappers and servers of the database
     * @param selection what is asked for
     */
    public ForeignTopic(ForeignObjects objects, Selection selection) {
        this.objects = objects;
        this.selection = selection;
    }

    @Override
    public Set<NodeKind> kinds() {
        return EnumSet.of(NodeKind.FOREIGN_DATA_WRAPPER, NodeKind.FOREIGN_SERVER);
    }

    @Override
    public void addNodes(ObjectGraph graph) {
        for (var wrapper : objects.wrappers()) {
            select(graph.add(NodeKind.FOREIGN_DATA_WRAPPER, wrapper), wrapper.privileges());
        }
        for (var server : objects.servers()) {
            var node = graph.add(NodeKind.FOREIGN_SERVER, server);
            select(node, server.privileges());
            node.provide(Component.USER_MAPPING);
        }
    }

    private void select(ObjectNode node, AccessPrivileges privileges) {
        selection.select(node);
        if (privileges.isSet()) {
            node.provide(Component.PRIVILEGES);
        }
    }

    @Override
    public void linkNodes(ObjectGraph graph) {
        // pg_depend says it all.
    }

    @Override
    public void define(ObjectNode node, Definitions definitions) {
        if (!definitions.includesSchema()) {
            return;
        }
        if (node.kind() == NodeKind.FOREIGN_DATA_WRAPPER) {
            defineWrapper(node, node.subject(ForeignDataWrapper.class), definitions);
        } else {
            defineServer(node, node.subject(ForeignServer.class), definitions);
        }
    }

    private static void defineWrapper(ObjectNode node, ForeignDataWrapper wrapper, Definitions definitions) {
        var target = CommandTarget.of(node, "FOREIGN DATA WRAPPER", wrapper);
        if (node.includes(Component.DEFINITION)) {
            definitions.add(Definitions.entry(node, target.type(), wrapper.name(), Section.PRE_DATA)
                    .owner(wrapper.owner())
                    .create(ForeignCommands.create(wrapper))
                    .drop("DROP FOREIGN DATA WRAPPER " + target.name() + ";\n"));
        }
        definitions.annotate(node, target, wrapper.privileges());
    }

    private static void defineServer(ObjectNode node, ForeignServer server, Definitions definitions) {
        var target = CommandTarget.of(node, "SERVER", server);
        if (node.includes(Component.DEFINITION)) {
            definitions.add(Definitions.entry(node, target.type(), server.name(), Section.PRE_DATA)
                    .owner(server.owner())
                    .create(ForeignCommands.create(server))
                    .drop("DROP SERVER " + target.name() + ";\n"));
        }
        definitions.annotate(node, target);
        if (node.includes(Component.PRIVILEGES)) {
            definitions.privileges(target.as("FOREIGN SERVER"), server.privileges());
        }
        if (node.includes(Component.USER_MAPPING)) {
            server.userMappings().forEach(mapping -> defineUserMapping(server, mapping, definitions));
        }
    }

    private static void defineUserMapping(ForeignServer server, UserMapping mapping, Definitions definitions) {
        String tag = "USER MAPPING " + mapping.user() + " SERVER " + server.name();
        definitions.add(Definition.of(definitions.nextDumpId(), CatalogId.NONE, "USER MAPPING", tag, Section.PRE_DATA)
                .owner(server.owner())
                .create(ForeignCommands.create(server, mapping))
                .drop(ForeignCommands.drop(server, mapping)));
    }
}
