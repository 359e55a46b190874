package io.restorable.backup.ddl.replication;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.catalog.replication.ReplicationReader;
import io.restorable.backup.connect.Session;
import io.restorable.backup.ddl.TopicParity;
import io.restorable.backup.ddl.selection.Selection;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.database.tools.NeedsPgTools;
import java.util.Set;

@NeedsPgTools(18)
class ReplicationTopicIntegrationTests {

    private static final Set<String> WORDS =
            Set.of("PUBLICATION", "PUBLICATION TABLE", "PUBLICATION TABLES IN SCHEMA", "SUBSCRIPTION");

    @EveryPostgres
    void definesReplicationAsPgDumpDoes(PostgresServer server) {
        var parity = TopicParity.of(server, "replication");

        assertThat(parity.differences(ReplicationTopicIntegrationTests::topic, WORDS))
                .isEmpty();
        assertThat(parity.read(new ReplicationReader()::read).warnings()).isEmpty();
    }

    @EveryPostgres
    void namesTheSubscriptionsThatAnOrdinaryRoleMayNotRead(PostgresServer server) {
        var parity = TopicParity.of(server, "subscription").as("subscription_reader");

        assertThat(parity.differences(ReplicationTopicIntegrationTests::topic, WORDS))
                .isEmpty();
        assertThat(parity.read(new ReplicationReader()::read).warnings())
                .singleElement()
                .asString()
                .contains("hidden subscription");
    }

    private static ReplicationTopic topic(Session session, Selection selection) {
        return new ReplicationTopic(new ReplicationReader().read(session), selection);
    }
}
