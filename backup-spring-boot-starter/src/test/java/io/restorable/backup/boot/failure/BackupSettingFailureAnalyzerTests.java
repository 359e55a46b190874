package io.restorable.backup.boot.failure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.io.support.SpringFactoriesLoader;

class BackupSettingFailureAnalyzerTests {

    private final BackupSettingException failure = new BackupSettingException(
            "backup.store is wrong.", "Write:\n\n    backup:\n      store: /var/backups", null);

    @Test
    void saysWhatToWrite() {
        FailureAnalysis analysis =
                new BackupSettingFailureAnalyzer().analyze(new IllegalStateException("The context broke", failure));

        assertThat(analysis).isNotNull();
        assertThat(analysis.getDescription()).isEqualTo("backup.store is wrong.");
        assertThat(analysis.getAction()).contains("      store: /var/backups");
    }

    @Test
    void isFoundBySpringBoot() {
        assertThat(SpringFactoriesLoader.forDefaultResourceLocation()
                        .load(FailureAnalyzer.class, (type, name, needsMore) -> {}))
                .hasAtLeastOneElementOfType(BackupSettingFailureAnalyzer.class);
    }
}
