package io.restorable.backup.boot.properties;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class BackupPropertiesTests {

    @Test
    void hasDefaultsThatDoNoHarm() {
        BackupProperties properties = bind(Map.of());

        assertThat(properties.enabled()).isTrue();
        assertThat(properties.store()).isNull();
        assertThat(properties.schedule()).isNull();
        assertThat(properties.retention()).isNull();
        assertThat(properties.catchUp()).isTrue();
        assertThat(properties.shutdownGrace()).isEqualTo(Duration.ofSeconds(20));
        assertThat(properties.health().storeTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(properties.health().cache()).isEqualTo(Duration.ofMinutes(1));
        assertThat(properties.health().statusAtRisk()).isEqualTo("DOWN");
        assertThat(properties.plans()).isEmpty();
    }

    @Test
    void completesNamedPlans() {
        BackupProperties properties = bind(Map.of(
                "backup.store", "/var/backups",
                "backup.health.rpo", "2h",
                "backup.retention.keep-daily", "7",
                "backup.plans.reports.retention.keep-last", "3"));

        PlanProperties reports = properties.plan("reports");

        assertThat(reports.store()).isEqualTo("/var/backups");
        assertThat(reports.label()).isEqualTo("reports");
        assertThat(Objects.requireNonNull(reports.retention()).keepDaily()).isNull();
        assertThat(Objects.requireNonNull(reports.health()).rpo()).isEqualTo(Duration.ofHours(2));
        assertThat(reports.copiesOrNone()).isEmpty();
    }

    @Test
    void neverPrintsSecrets() {
        BackupProperties properties = bind(Map.of(
                "backup.encryption.passphrase", "correct horse",
                "backup.encryption.mac-key", "0123456789abcdef",
                "backup.datasource.password", "tr0ub4dor",
                "backup.datasource.url", "postgresql://app:tr0ub4dor@localhost/shop"));

        assertThat(properties.toString()).doesNotContain("correct horse", "0123456789abcdef", "tr0ub4dor");
    }

    @Test
    void describesEachSetting() throws IOException {
        Set<String> without = new TreeSet<>();
        var names = new HashSet<String>();
        for (JsonNode property : metadata().get("properties")) {
            names.add(property.get("name").stringValue());
            if (!property.has("description")) {
                without.add(property.get("name").stringValue());
            }
        }

        assertThat(names)
                .contains("backup.store", "backup.schedule", "backup.health.rpo", "backup.retention.keep-daily")
                .contains("backup.encryption.recipients", "backup.datasource.url", "backup.plans");
        assertThat(without).isEmpty();
    }

    private static JsonNode metadata() throws IOException {
        try (InputStream file = Objects.requireNonNull(
                BackupProperties.class.getResourceAsStream("/META-INF/spring-configuration-metadata.json"))) {
            return JsonMapper.shared().readTree(file);
        }
    }

    private static BackupProperties bind(Map<String, String> settings) {
        return new Binder(List.of(new MapConfigurationPropertySource(settings)))
                .bindOrCreate(BackupProperties.PREFIX, BackupProperties.class);
    }
}
