package io.restorable.backup.ddl.defaultprivilege;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.catalog.defaultprivilege.DefaultPrivilegesReader;
import io.restorable.backup.ddl.TopicParity;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.database.tools.NeedsPgTools;
import java.util.Set;

@NeedsPgTools(18)
class DefaultPrivilegesTopicIntegrationTests {

    @EveryPostgres
    void definesDefaultPrivilegesAsPgDumpDoes(PostgresServer server) {
        var parity = TopicParity.of(server, "default-privileges");

        var differences = parity.differences(
                (session, selection) ->
                        new DefaultPrivilegesTopic(new DefaultPrivilegesReader().read(session), selection),
                Set.of("DEFAULT ACL"));

        assertThat(differences).isEmpty();
    }
}
