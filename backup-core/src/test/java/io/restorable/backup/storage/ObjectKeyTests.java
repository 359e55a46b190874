package io.restorable.backup.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectKeyTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/",
                "a/",
                "/a",
                "a//b",
                ".",
                "..",
                "../a",
                "a/../../b",
                "a/./b",
                "a\\b",
                "a\nb",
                "a\0",
                ".unfinished-1",
                "a/.unfinished-1"
            })
    void refusesNamesThatLeadOutOrMeanSomethingElseElsewhere(String path) {
        assertThatIllegalArgumentException().isThrownBy(() -> ObjectKey.of(path));
        assertThat(ObjectKey.isAllowed(path)).isFalse();
    }

    @Test
    void refusesNamesThatAreTooLong() {
        assertThat(ObjectKey.of("ü".repeat(127) + "x").path()).hasSize(128);
        assertThatIllegalArgumentException().isThrownBy(() -> ObjectKey.of("ü".repeat(128)));
        assertThatIllegalArgumentException().isThrownBy(() -> ObjectKey.of("a/".repeat(512) + "b"));
    }

    @Test
    void knowsItsParts() {
        ObjectKey key = ObjectKey.of("shop").resolve("20261121T020000Z").resolve("toc.dat");

        assertThat(key).hasToString("shop/20261121T020000Z/toc.dat");
        assertThat(key.name()).isEqualTo("toc.dat");
        assertThat(key).isLessThan(ObjectKey.of("shop/x"));
    }
}
