package io.restorable.samples.plain;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LostAndFoundIntegrationTests {

    @Test
    void endsRestored(@TempDir Path folder) {
        var told = new ByteArrayOutputStream();

        var restored = new LostAndFound(new PrintStream(told, true, UTF_8), folder).run();

        assertThat(told.toString(UTF_8)).endsWith("RESTORED" + System.lineSeparator());
        assertThat(restored).isTrue();
    }
}
