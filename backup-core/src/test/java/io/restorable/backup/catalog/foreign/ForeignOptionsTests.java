package io.restorable.backup.catalog.foreign;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ForeignOptionsTests {

    @Test
    void neverPrintsWhatAnOptionSays() {
        var options = new ForeignOptions(List.of("user 'shop'", "password 'secret'"));

        assertThat(options).hasToString("2 options");
    }
}
