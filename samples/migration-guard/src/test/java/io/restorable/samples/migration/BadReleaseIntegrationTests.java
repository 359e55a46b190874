package io.restorable.samples.migration;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.test.database.embedded.PostgresServer;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadReleaseIntegrationTests {

    @Test
    void leavesTheDataOfTheReleaseBefore(@TempDir Path folder) {
        var server = PostgresServer.newest();
        String database = server.createDatabase("bank");
        var told = new ByteArrayOutputStream();

        var story = new BadRelease(new PrintStream(told, true, UTF_8), server.jdbcUrl(database), folder.toString());

        assertThat(story.play()).isTrue();
        assertThat(told.toString(UTF_8))
                .contains("accounts=10000", "type=numeric")
                .contains("pre-migration-1-to-2")
                .endsWith("RESTORED" + System.lineSeparator());
        server.dropDatabase(database);
    }
}
