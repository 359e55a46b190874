package io.restorable.backup.catalog.event;

import io.restorable.backup.connect.Session;

/** Reads pg_event_trigger. Has no state. */
public final class EventTriggerReader {

    /** Reads all event triggers of the session's database. */
    public EventTriggerObjects read(Session session) {
        return new EventTriggerObjects(
                session.query("reading the event triggers", EventTrigger.QUERY, EventTrigger::read));
    }
}
