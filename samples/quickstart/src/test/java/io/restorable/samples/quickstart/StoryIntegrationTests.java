package io.restorable.samples.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class StoryIntegrationTests {

    @Test
    void endsRestored(@TempDir Path folder) throws InterruptedException {
        var told = new ByteArrayOutputStream();

        try (var shop = ShopApplication.start(true, "--server.port=0", "--backup.store=" + folder)) {
            var endpoint = BackupClient.of(shop.getEnvironment());
            var story = new Story(new PrintStream(told, true, UTF_8), endpoint, shop.getBean(JdbcClient.class));

            assertThat(story.play()).as(() -> told.toString(UTF_8)).isTrue();
        }
        assertThat(told.toString(UTF_8))
                .contains("without a token: 401")
                .contains("health: UP")
                .endsWith("RESTORED" + System.lineSeparator());
    }
}
