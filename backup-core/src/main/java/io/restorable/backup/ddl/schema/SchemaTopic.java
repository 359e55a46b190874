package io.restorable.backup.ddl.schema;

import io.restorable.backup.catalog.schema.ExtensionRecord;
import io.restorable.backup.catalog.schema.SchemaObjects;
import io.restorable.backup.catalog.schema.SchemaRecord;
import io.restorable.backup.ddl.definition.Section;
import io.restorable.backup.ddl.graph.CommandTarget;
import io.restorable.backup.ddl.graph.Component;
import io.restorable.backup.ddl.graph.Definitions;
import io.restorable.backup.ddl.graph.NodeKind;
import io.restorable.backup.ddl.graph.ObjectGraph;
import io.restorable.backup.ddl.graph.ObjectNode;
import io.restorable.backup.ddl.graph.Topic;
import io.restorable.backup.ddl.selection.Selection;
import io.restorable.backup.pg.Identifiers;
import java.util.Set;

/**
 * Schemas and extensions. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, getNamespaces, dumpNamespace and
 * dumpExtension.
 */
public final class SchemaTopic implements Topic {

    private static final String PUBLIC = "public";
    private static final String COMMENT_ON_PUBLIC = "standard public schema";

    private final SchemaObjects objects;
    private final Selection selection;

    public SchemaTopic(SchemaObjects objects, Selection selection) {
        this.objects = objects;
        this.selection = selection;
    }

    @Override
    public Set<NodeKind> kinds() {
        return Set.of(NodeKind.NAMESPACE, NodeKind.EXTENSION);
    }

    @Override
    public void addNodes(ObjectGraph graph) {
        for (ExtensionRecord extension : objects.extensions()) {
            selection.selectExtension(graph.add(NodeKind.EXTENSION, extension), extension);
        }
        for (SchemaRecord schema : objects.schemas()) {
            var node = graph.add(NodeKind.NAMESPACE, schema);
            selection.selectSchema(node, schema);
            if (schema.privileges().isSet()) {
                node.provide(Component.PRIVILEGES);
            }
            if (isMadeByInitdb(schema)) {
                // Seen as commented even where it is not, so that a removed comment is removed again.
                node.provide(Component.COMMENT);
            }
        }
    }

    @Override
    public void linkNodes(ObjectGraph graph) {
        // pg_depend knows all there is.
    }

    @Override
    public void define(ObjectNode node, Definitions definitions) {
        if (!definitions.includesSchema()) {
            return;
        }
        if (node.kind() == NodeKind.EXTENSION) {
            define(node, node.subject(ExtensionRecord.class), definitions);
        } else {
            define(node, node.subject(SchemaRecord.class), definitions);
        }
    }

    private void define(ObjectNode node, ExtensionRecord extension, Definitions definitions) {
        String name = Identifiers.quote(extension.name());
        if (node.includes(Component.DEFINITION)) {
            definitions.add(Definitions.entry(node, "EXTENSION", extension.name(), Section.PRE_DATA)
                    .create("CREATE EXTENSION IF NOT EXISTS " + name + " WITH SCHEMA "
                            + Identifiers.quote(extension.objectsSchema()) + ";\n")
                    .drop("DROP EXTENSION " + name + ";\n"));
        }
        definitions.annotate(node, new CommandTarget("EXTENSION", name, null, "", extension.id(), node.dumpId()));
    }

    private void define(ObjectNode node, SchemaRecord schema, Definitions definitions) {
        String name = Identifiers.quote(schema.name());
        boolean existing = isMadeByInitdb(schema);
        if (node.includes(Component.DEFINITION)) {
            definitions.add(Definitions.entry(node, "SCHEMA", schema.name(), Section.PRE_DATA)
                    .owner(schema.owner())
                    .create(existing ? remark("creating") : "CREATE SCHEMA " + name + ";\n")
                    .drop(existing ? remark("dropping") : "DROP SCHEMA " + name + ";\n"));
        }
        var target = CommandTarget.of(node, "SCHEMA", schema);
        if (existing && node.includes(Component.COMMENT)) {
            definitions.commentUnless(target, COMMENT_ON_PUBLIC);
        } else if (node.includes(Component.COMMENT)) {
            definitions.comment(target, 0);
        }
        if (node.includes(Component.SECURITY_LABEL)) {
            definitions.securityLabels(target, 0);
        }
        if (node.includes(Component.PRIVILEGES)) {
            definitions.privileges(target, schema.privileges());
        }
    }

    /** Whether a new database has the schema already. Chosen by a pattern, public is created like any other. */
    private boolean isMadeByInitdb(SchemaRecord schema) {
        return schema.name().equals(PUBLIC) && selection.scope().includesEverything();
    }

    private static String remark(String verb) {
        return "-- *not* " + verb + " schema, since initdb creates it\n";
    }
}
