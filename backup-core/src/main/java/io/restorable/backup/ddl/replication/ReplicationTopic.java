package io.restorable.backup.ddl.replication;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.replication.Publication;
import io.restorable.backup.catalog.replication.PublicationSchema;
import io.restorable.backup.catalog.replication.PublicationTable;
import io.restorable.backup.catalog.replication.ReplicationObjects;
import io.restorable.backup.catalog.replication.Subscription;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.graph.SortKey;
import io.restorable.backup.ddl.graph.Topic;
import io.restorable.backup.ddl.selection.Selection;
import io.restorable.backup.pg.Identifiers;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Publications, their tables and schemas, and subscriptions. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c,
 * dumpPublication, dumpPublicationNamespace, dumpPublicationTable, dumpSubscription.
 */
public final class ReplicationTopic implements Topic {

    private final ReplicationObjects objects;
    private final Selection selection;

    /**
     * @param objects the publications and subscriptions of the database
     * @param selection what is asked for
     */
    public ReplicationTopic(ReplicationObjects objects, Selection selection) {
        this.objects = objects;
        this.selection = selection;
    }

    @Override
    public Set<NodeKind> kinds() {
        return EnumSet.of(
                NodeKind.PUBLICATION, NodeKind.PUBLICATION_TABLE, NodeKind.PUBLICATION_SCHEMA, NodeKind.SUBSCRIPTION);
    }

    @Override
    public void addNodes(ObjectGraph graph) {
        for (var publication : objects.publications()) {
            selection.select(graph.add(NodeKind.PUBLICATION, publication));
        }
        for (var table : objects.publicationTables()) {
            addMember(graph, NodeKind.PUBLICATION_TABLE, table, table.publication());
        }
        for (var schema : objects.publicationSchemas()) {
            addMember(graph, NodeKind.PUBLICATION_SCHEMA, schema, schema.publication());
        }
        for (var subscription : objects.subscriptions()) {
            selection.select(graph.add(NodeKind.SUBSCRIPTION, subscription));
        }
    }

    private void addMember(ObjectGraph graph, NodeKind kind, DatabaseObject member, String publication) {
        var node = graph.add(kind, member);
        node.sortKey(SortKey.of(0, publication));
        selection.selectPublicationObject(node);
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
        switch (node.kind()) {
            case PUBLICATION -> {
                var publication = node.subject(Publication.class);
                defineNamed(node, publication, PublicationCommands.create(publication), definitions);
            }
            case PUBLICATION_TABLE -> {
                var table = node.subject(PublicationTable.class);
                defineMember(
                        node, table.publication(), table.schema(), PublicationCommands.addTable(table), definitions);
            }
            case PUBLICATION_SCHEMA -> {
                var schema = node.subject(PublicationSchema.class);
                defineMember(
                        node, schema.publication(), schema.name(), PublicationCommands.addSchema(schema), definitions);
            }
            default -> {
                var subscription = node.subject(Subscription.class);
                defineNamed(node, subscription, SubscriptionCommands.create(subscription), definitions);
            }
        }
    }

    private static void defineNamed(ObjectNode node, DatabaseObject object, String create, Definitions definitions) {
        var target = CommandTarget.of(node, node.kind().name(), object);
        if (node.includes(Component.DEFINITION)) {
            definitions.add(Definitions.entry(node, target.type(), object.name(), Section.POST_DATA)
                    .owner(object.owner())
                    .create(create)
                    .drop("DROP " + target.type() + " " + Identifiers.quote(object.name()) + ";\n"));
        }
        definitions.annotate(node, target);
    }

    private static void defineMember(
            ObjectNode node, String publication, @Nullable String schema, String create, Definitions definitions) {
        if (node.includes(Component.DEFINITION)) {
            var member = node.subject(DatabaseObject.class);
            definitions.add(Definitions.entry(node, kind(node), publication + " " + member.name(), Section.POST_DATA)
                    .schema(schema)
                    .owner(member.owner())
                    .create(create));
        }
    }

    private static String kind(ObjectNode node) {
        return node.kind() == NodeKind.PUBLICATION_TABLE ? "PUBLICATION TABLE" : "PUBLICATION TABLES IN SCHEMA";
    }
}
