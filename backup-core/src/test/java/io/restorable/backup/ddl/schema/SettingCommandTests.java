package io.restorable.backup.ddl.schema;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.catalog.schema.DatabaseFacts.Setting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SettingCommandTests {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            value = {
                "work_mem=64MB|ALTER DATABASE d SET work_mem TO '64MB';",
                "search_path=\"$user\", public|ALTER DATABASE d SET search_path TO '$user', 'public';",
                "search_path=\"a\"\"b\", \"c,d\"|ALTER DATABASE d SET search_path TO 'a\"b', 'c,d';",
                "search_path=\"\"|ALTER DATABASE d SET search_path TO '';",
                "app.tenant=it's|ALTER DATABASE d SET \"app.tenant\" TO 'it''s';"
            },
            delimiter = '|')
    void writesSettingsOfTheDatabase(String assignment, String command) {
        assertThat(SettingCommand.of("d", new Setting(null, assignment))).isEqualTo(command + "\n");
    }

    @Test
    void writesSettingsOfARoleWithinTheDatabase() {
        assertThat(SettingCommand.of("d", new Setting("The Clerk", "jit=off")))
                .isEqualTo("ALTER ROLE \"The Clerk\" IN DATABASE d SET jit TO 'off';\n");
    }

    @Test
    void skipsWhatIsNoAssignment() {
        assertThat(SettingCommand.of("d", new Setting(null, "nonsense"))).isEmpty();
    }
}
