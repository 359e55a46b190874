package io.restorable.backup.catalog.event;

import io.restorable.backup.catalog.object.DatabaseObject;
import io.restorable.backup.catalog.object.ObjectIdentity;
import io.restorable.backup.catalog.object.SystemCatalog;
import io.restorable.backup.connect.Row;
import java.util.List;

/**
 * A function that is called when the database's schema changes.
 *
 * @param event the event's name: {@code ddl_command_end}
 * @param tags the commands it is limited to, not quoted; empty for all
 * @param function the function as SQL, without parentheses
 * @param enabled {@code 'O'} in ordinary sessions, {@code 'R'} on replicas, {@code 'A'} always, {@code 'D'} never
 */
public record EventTrigger(ObjectIdentity identity, String event, List<String> tags, String function, char enabled)
        implements DatabaseObject {

    static final String QUERY = """
            SELECT oid, evtname AS name, NULL AS schema, pg_catalog.pg_get_userbyid(evtowner) AS owner,
                   evtevent AS event, evttags AS tags, evtenabled AS enabled,
                   evtfoid::pg_catalog.regproc::pg_catalog.text AS function
            FROM pg_catalog.pg_event_trigger
            ORDER BY oid
            """;

    public EventTrigger {
        tags = List.copyOf(tags);
    }

    static EventTrigger read(Row row) {
        return new EventTrigger(
                ObjectIdentity.read(SystemCatalog.PG_EVENT_TRIGGER, row),
                row.text("event"),
                row.texts("tags"),
                row.text("function"),
                row.letter("enabled"));
    }
}
