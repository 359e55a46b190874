package io.restorable.backup.ddl.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.catalog.event.EventTriggerReader;
import io.restorable.backup.ddl.TopicParity;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.database.tools.NeedsPgTools;
import java.util.Set;

@NeedsPgTools(18)
class EventTriggerTopicIntegrationTests {

    @EveryPostgres
    void definesEventTriggersAsPgDumpDoes(PostgresServer server) {
        var parity = TopicParity.of(server, "event");

        var differences = parity.differences(
                (session, selection) -> new EventTriggerTopic(new EventTriggerReader().read(session), selection),
                Set.of("EVENT TRIGGER"));

        assertThat(differences).isEmpty();
    }
}
