package io.restorable.backup.test.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PostgresServerTests {

    @Test
    void supportsFiveMajors() {
        assertThat(PostgresServer.majors("")).containsExactly(14, 15, 16, 17, 18);
    }

    @Test
    void narrowsMajors() {
        assertThat(PostgresServer.majors("18, 15")).containsExactly(15, 18);
    }

    @Test
    void refusesToNarrowToUnknownMajor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PostgresServer.majors("15,9.6"))
                .withMessageContaining("'9.6' is not one of [14, 15, 16, 17, 18]");
    }

    @Test
    void refusesUnknownMajor() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PostgresServer.of(13))
                .withMessageContaining("PostgreSQL 13 is not one of");
    }

    @Test
    void refusesSettingThatShellWouldSplit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PostgresServer.start(18, Map.of("log_line_prefix", "%m %p")))
                .withMessageContaining("log_line_prefix");
    }
}
