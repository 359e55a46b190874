package io.restorable.backup.boot.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToolArgumentsTests {

    @Test
    void areThoseAfterTheWord() {
        assertThat(ToolArguments.of("backup", "list", "--json")).contains(List.of("list", "--json"));
        assertThat(ToolArguments.of("backup")).contains(List.of());
    }

    @Test
    void leaveSettingsToSpring() {
        assertThat(ToolArguments.of(
                        "--debug",
                        "--spring.profiles.active=prod",
                        "backup",
                        "create",
                        "--backup.jobs=3",
                        "--table=public.orders",
                        "--plan",
                        "reports"))
                .contains(List.of("create", "--table=public.orders", "--plan", "reports"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--server.port=0", "import backup", "--backup", "Backup list", "backups", "- backup"})
    void areNoneForAnythingElse(String line) {
        assertThat(ToolArguments.of(line.isEmpty() ? new String[0] : line.split(" ")))
                .isEmpty();
    }
}
