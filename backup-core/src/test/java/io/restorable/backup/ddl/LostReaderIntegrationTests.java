package io.restorable.backup.ddl;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.catalog.Catalog;
import io.restorable.backup.catalog.CatalogReader;
import io.restorable.backup.catalog.scope.DumpScope;
import io.restorable.backup.error.RefusedException;
import io.restorable.backup.test.database.embedded.PostgresServer;
import io.restorable.backup.test.schema.Zoo;
import io.restorable.backup.test.schema.Zoo.Extra;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Takes away what one reader has read, and expects a refusal in place of a backup that lacks it. */
class LostReaderIntegrationTests {

    /** The names of things in the zoo, and of what an extension without a schema of its own makes. */
    private static final Pattern NAME = Pattern.compile("zoo|odd|kept|extension|large object|default privileges");

    /** The newest major has all kinds. */
    private final PostgresServer server = PostgresServer.newest();

    @Test
    void refusesABackupThatLacksWhatAReaderShouldHaveRead() {
        var database = server.createDatabase("zoo");
        Zoo.load(server, database, Extra.DATABASE_PROPERTIES, Extra.OWN_EXTENSION, Extra.SUBSCRIPTIONS_BEFORE_16);
        try {
            Map<String, String> answers = new PlannedDatabase(server, database, server.superuser(), Path.of(""))
                    .read(DumpScope.EVERYTHING, LostReaderIntegrationTests::answersToLosses);

            assertThat(answers)
                    .hasSizeGreaterThan(40)
                    .allSatisfy(
                            (reader, answer) -> assertThat(answer).as(reader).containsPattern(NAME));
        } finally {
            Zoo.dropSubscriptions(server, database);
            server.dropDatabase(database);
        }
    }

    private static Map<String, String> answersToLosses(CatalogReader reader, Catalog catalog) {
        var answers = new TreeMap<String, String>();
        CatalogParts.of(catalog).forEach((part, rest) -> answers.put(part, answer(reader, rest)));
        return answers;
    }

    private static String answer(CatalogReader reader, Catalog incomplete) {
        try {
            var plan = ArchivePlan.of(incomplete, reader::describe);
            return "not noticed, " + plan.entries().size() + " entries";
        } catch (RefusedException refused) {
            return String.valueOf(refused.getMessage());
        }
    }
}
