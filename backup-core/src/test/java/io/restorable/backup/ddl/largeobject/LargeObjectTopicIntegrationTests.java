package io.restorable.backup.ddl.largeobject;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.catalog.largeobject.LargeObjectReader;
import io.restorable.backup.ddl.TopicParity;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.database.tools.NeedsPgTools;
import java.util.Set;

@NeedsPgTools(18)
class LargeObjectTopicIntegrationTests {

    @EveryPostgres
    void groupsLargeObjectsAsPgDumpDoes(PostgresServer server) {
        var parity = TopicParity.of(server, "large-object");

        var differences = parity.differences(
                (session, selection) -> new LargeObjectTopic(new LargeObjectReader().read(session), selection.scope()),
                Set.of("BLOB METADATA", "BLOBS", "LARGE OBJECT", "LARGE OBJECTS"));

        assertThat(differences).isEmpty();
    }
}
