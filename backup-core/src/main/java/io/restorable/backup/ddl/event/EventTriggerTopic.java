package io.restorable.backup.ddl.event;

import io.restorable.backup.catalog.event.EventTrigger;
import io.restorable.backup.catalog.event.EventTriggerObjects;
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
import io.restorable.backup.pg.Literals;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Event triggers. Source: PostgreSQL 18, src/bin/pg_dump/pg_dump.c, dumpEventTrigger. */
public final class EventTriggerTopic implements Topic {

    private final EventTriggerObjects objects;
    private final Selection selection;

    /**
     * @param objects the event triggers of the database
     * @param selection what is asked for
     */
    public EventTriggerTopic(EventTriggerObjects objects, Selection selection) {
        this.objects = objects;
        this.selection = selection;
    }

    @Override
    public Set<NodeKind> kinds() {
        return Set.of(NodeKind.EVENT_TRIGGER);
    }

    @Override
    public void addNodes(ObjectGraph graph) {
        objects.eventTriggers().forEach(trigger -> selection.select(graph.add(NodeKind.EVENT_TRIGGER, trigger)));
    }

    @Override
    public void linkNodes(ObjectGraph graph) {
        // pg_depend says it all.
    }

    @Override
    public void define(ObjectNode node, Definitions definitions) {
        if (definitions.includesSchema()) {
            var trigger = node.subject(EventTrigger.class);
            var target = CommandTarget.of(node, "EVENT TRIGGER", trigger);
            if (node.includes(Component.DEFINITION)) {
                definitions.add(Definitions.entry(node, target.type(), trigger.name(), Section.POST_DATA)
                        .owner(trigger.owner())
                        .create(create(trigger, target.name()))
                        .drop("DROP EVENT TRIGGER " + target.name() + ";\n"));
            }
            definitions.annotate(node, target);
        }
    }

    private static String create(EventTrigger trigger, String name) {
        return "CREATE EVENT TRIGGER " + name + " ON " + Identifiers.quote(trigger.event())
                + tags(trigger.tags())
                + "\n   EXECUTE FUNCTION " + trigger.function() + "();\n"
                + enabling(trigger.enabled(), name);
    }

    private static String tags(List<String> tags) {
        return tags.isEmpty()
                ? ""
                : tags.stream().map(Literals::quote).collect(Collectors.joining(", ", "\n         WHEN TAG IN (", ")"));
    }

    private static String enabling(char enabled, String name) {
        String action = switch (enabled) {
            case 'D' -> "DISABLE";
            case 'A' -> "ENABLE ALWAYS";
            case 'R' -> "ENABLE REPLICA";
            default -> "ENABLE";
        };
        return enabled == 'O' ? "" : "\nALTER EVENT TRIGGER " + name + " " + action + ";\n";
    }
}
