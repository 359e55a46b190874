package io.restorable.backup.ddl.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.catalog.text.TextSearchReader;
import io.restorable.backup.ddl.TopicParity;
import io.restorable.backup.test.database.embedded.EveryPostgres;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.database.tools.NeedsPgTools;
import java.util.Set;

@NeedsPgTools(18)
class TextSearchTopicIntegrationTests {

    private static final Set<String> WORDS =
            Set.of("TEXT SEARCH PARSER", "TEXT SEARCH TEMPLATE", "TEXT SEARCH DICTIONARY", "TEXT SEARCH CONFIGURATION");

    @EveryPostgres
    void definesTextSearchAsPgDumpDoes(PostgresServer server) {
        var parity = TopicParity.of(server, "text-search");

        var differences = parity.differences(
                (session, selection) -> new TextSearchTopic(new TextSearchReader().read(session), selection), WORDS);

        assertThat(differences).isEmpty();
    }
}
