package io.restorable.backup.ddl.text;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.text.TextSearchConfiguration;
import io.restorable.backup.catalog.text.TextSearchDictionary;
import io.restorable.backup.catalog.text.TextSearchObjects;
import io.restorable.backup.catalog.text.TextSearchParser;
import io.restorable.backup.catalog.text.TextSearchTemplate;
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
import java.util.List;
import java.util.Set;

/** Text search parsers, templates, dictionaries and configurations. */
public final class TextSearchTopic implements Topic {

    private final TextSearchObjects objects;
    private final Selection selection;

    /**
     * @param objects the text search objects of the database
     * @param selection what is asked for
     */
    public TextSearchTopic(TextSearchObjects objects, Selection selection) {
        this.objects = objects;
        this.selection = selection;
    }

    @Override
    public Set<NodeKind> kinds() {
        return EnumSet.of(
                NodeKind.TEXT_SEARCH_PARSER,
                NodeKind.TEXT_SEARCH_TEMPLATE,
                NodeKind.TEXT_SEARCH_DICTIONARY,
                NodeKind.TEXT_SEARCH_CONFIGURATION);
    }

    @Override
    public void addNodes(ObjectGraph graph) {
        addNodes(graph, NodeKind.TEXT_SEARCH_PARSER, objects.parsers());
        addNodes(graph, NodeKind.TEXT_SEARCH_TEMPLATE, objects.templates());
        addNodes(graph, NodeKind.TEXT_SEARCH_DICTIONARY, objects.dictionaries());
        addNodes(graph, NodeKind.TEXT_SEARCH_CONFIGURATION, objects.configurations());
    }

    private void addNodes(ObjectGraph graph, NodeKind kind, List<? extends DatabaseObject> records) {
        records.forEach(object -> selection.select(graph.add(kind, object)));
    }

    @Override
    public void linkNodes(ObjectGraph graph) {
        // pg_depend says it all.
    }

    @Override
    public void define(ObjectNode node, Definitions definitions) {
        if (definitions.includesSchema()) {
            var object = node.subject(DatabaseObject.class);
            var target = CommandTarget.of(node, words(node.kind()), object);
            if (node.includes(Component.DEFINITION)) {
                definitions.add(Definitions.entry(node, target.type(), object.name(), Section.PRE_DATA)
                        .schema(object.schema())
                        .owner(object.owner())
                        .create("CREATE " + target.type() + " " + target.qualifiedName() + " (\n" + body(node, target))
                        .drop("DROP " + target.type() + " " + target.qualifiedName() + ";\n"));
            }
            definitions.annotate(node, target);
        }
    }

    private static String words(NodeKind kind) {
        return kind.name().replace('_', ' ');
    }

    private static String body(ObjectNode node, CommandTarget target) {
        return switch (node.kind()) {
            case TEXT_SEARCH_PARSER -> TextSearchCommands.parser(node.subject(TextSearchParser.class));
            case TEXT_SEARCH_TEMPLATE -> TextSearchCommands.template(node.subject(TextSearchTemplate.class));
            case TEXT_SEARCH_DICTIONARY -> TextSearchCommands.dictionary(node.subject(TextSearchDictionary.class));
            default -> TextSearchCommands.configuration(node.subject(TextSearchConfiguration.class), target);
        };
    }
}
