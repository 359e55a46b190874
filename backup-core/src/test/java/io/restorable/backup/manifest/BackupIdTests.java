package io.restorable.backup.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BackupIdTests {

    private static final Instant TIME = Instant.parse("2026-11-21T02:00:00.987Z");

    @Test
    void namesTimeAndLabel() {
        assertThat(new BackupId(TIME, new BackupLabel("pre-migration"))).hasToString("20261121T020000Z-pre-migration");
        assertThat(new BackupId(TIME, BackupLabel.NONE)).hasToString("20261121T020000Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"20261121T020000Z", "20261121T020000Z-a", "20280229T235959Z-v1.2_to-v1.3"})
    void parsesWhatItPrints(String name) {
        assertThat(BackupId.parse(name)).hasToString(name);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "latest",
                "20261121",
                "20261121T020000",
                "20261121T020000Z-",
                "20261121T020000Zx",
                "20261121T020000Z-UPPER",
                "20261121T020000Z--",
                "20261321T020000Z",
                "20270229T020000Z",
                "20261121t020000z",
                "20261121T020000Z-a/b",
                "20261121T020000Z-a b",
                " 20261121T020000Z"
            })
    void refusesOtherNames(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BackupId.parse(name))
                .withMessageContaining(name);
    }

    @Test
    void sortsByTimeThenLabelAsItsNameDoes() {
        var names = Stream.of("20261121T020000Z", "20261121T020000Z-a", "20261121T020000Z-b", "20261121T020001Z-a")
                .toList();

        assertThat(names.stream().map(BackupId::parse).sorted().map(BackupId::toString))
                .containsExactlyElementsOf(names)
                .isSorted();
    }

    @Test
    void findsTheNextFreeName() {
        assertThat(BackupId.parse("20261231T235959Z-nightly").next()).hasToString("20270101T000000Z-nightly");
    }

    @ParameterizedTest
    @ValueSource(strings = {"latest", "Upper", "-dash", ".dot", "a b", "a/b", "ä", "a\n"})
    void refusesLabelsThatAreNotNamesEverywhere(String label) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new BackupLabel(label))
                .withMessageContaining("not allowed");
    }

    @Test
    void refusesALabelOfMoreThan80Letters() {
        assertThat(new BackupLabel("x".repeat(80)).text()).hasSize(80);
        assertThatIllegalArgumentException().isThrownBy(() -> new BackupLabel("x".repeat(81)));
    }
}
