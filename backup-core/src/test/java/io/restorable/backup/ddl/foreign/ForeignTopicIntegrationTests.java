package io.restorable.backup.ddl.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.catalog.foreign.ForeignReader;
import io.restorable.backup.connect.Session;
import io.restorable.backup.ddl.TopicParity;
import io.restorable.backup.ddl.selection.Selection;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.database.tools.NeedsPgTools;
import java.util.Set;

@NeedsPgTools(18)
class ForeignTopicIntegrationTests {

    private static final Set<String> WORDS = Set.of("FOREIGN DATA WRAPPER", "SERVER", "FOREIGN SERVER", "USER MAPPING");

    @EveryPostgres
    void definesForeignServersAsPgDumpDoes(PostgresServer server) {
        var parity = TopicParity.of(server, "foreign");

        assertThat(parity.differences(ForeignTopicIntegrationTests::topic, WORDS))
                .isEmpty();
        assertThat(parity.read(new ForeignReader()::read).warnings()).isEmpty();
    }

    @EveryPostgres
    void namesTheOptionsThatAnOrdinaryRoleMayNotRead(PostgresServer server) {
        var parity = TopicParity.of(server, "foreign-options").as("foreign_owner");

        assertThat(parity.differences(ForeignTopicIntegrationTests::topic, WORDS))
                .isEmpty();
        assertThat(parity.read(new ForeignReader()::read).warnings())
                .hasSize(2)
                .anyMatch(warning -> warning.contains("for public on server foreign to it"))
                .anyMatch(warning -> warning.contains("for foreign_other on server its own"));
    }

    private static ForeignTopic topic(Session session, Selection selection) {
        return new ForeignTopic(new ForeignReader().read(session), selection);
    }
}
