package io.restorable.backup.test.setting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TestSettingsTests {

    private static final TestSettings SETTINGS = new TestSettings(
            name -> Optional.ofNullable(
                    Map.of("env", "staging", "both", "property", "blank", " ").get(name)),
            Map.of("BACKUP_STORE", "/var/$backups", "both", "variable", "RESTORABLE_TEST_SERVER", "external"));

    @Test
    void putsWhatIsToldInThePlaceOfNames() {
        assertThat(SETTINGS.resolve("s3://shop-${env}/${both}")).isEqualTo("s3://shop-staging/property");
        assertThat(SETTINGS.resolve("${BACKUP_STORE}")).isEqualTo("/var/$backups");
        assertThat(SETTINGS.resolve("${backup.store}/${nothing:a:b}")).isEqualTo("/var/$backups/a:b");
        assertThat(SETTINGS.resolve("${nothing:}")).isEmpty();
        assertThat(SETTINGS.find("restorable.test.server")).contains("external");
        assertThat(SETTINGS.find("blank")).isEmpty();
    }

    @Test
    void namesWhatIsNotTold() {
        assertThatThrownBy(() -> SETTINGS.resolve("s3://${shop.bucket}"))
                .isInstanceOf(ImpossibleException.class)
                .hasMessage("Nothing says what ${shop.bucket} is. Set the environment variable SHOP_BUCKET, or the"
                        + " system property shop.bucket.");
    }

    @Test
    void readsAndWritesDurations() {
        assertThat(Durations.parse("90s")).isEqualTo(Duration.ofSeconds(90));
        assertThat(Durations.parse("PT5M")).isEqualTo(Durations.parse("5 m"));
        assertThat(Durations.parse("1h")).isEqualTo(Duration.ofHours(1));
        assertThat(Durations.format(Duration.ofMillis(12))).isEqualTo("12 ms");
        assertThat(Durations.format(Duration.ofMillis(3_240))).isEqualTo("3.2 s");
        assertThat(Durations.format(Duration.ofSeconds(372))).isEqualTo("6 m 12 s");
        assertThat(Durations.format(Duration.ofMinutes(62))).isEqualTo("1 h 2 m");
        assertThatThrownBy(() -> Durations.parse("soon")).hasMessageStartingWith("'soon' is no duration. Write 90s,");
    }
}
