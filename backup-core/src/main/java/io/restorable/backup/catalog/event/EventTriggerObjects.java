package io.restorable.backup.catalog.event;

import java.util.List;

/** All event triggers of a database, those of extensions included. */
public record EventTriggerObjects(List<EventTrigger> eventTriggers) {

    public EventTriggerObjects {
        eventTriggers = List.copyOf(eventTriggers);
    }
}
