package io.restorable.backup.retention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.time.Period;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Lengths of time and sizes as people write them. */
class SpanTests {

    @ParameterizedTest
    @CsvSource({"12h, 12h", "30d, 30d", "6w, 42d", "3mo, 3mo", "1y, 1y", "1y6mo2w3d4h, 1y6mo17d4h", "' 7D ', 7d"})
    void readsWhatItPrints(String text, String printed) {
        assertThat(Span.parse(text)).hasToString(printed);
        assertThat(Span.parse(printed)).isEqualTo(Span.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"3m", "30", "", "-1d", "0d", "1d1y", "1.5d", "d", "99999999999d"})
    void refusesWhatIsUnclear(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> Span.parse(text));
    }

    @Test
    void goesBackByTheCalendar() {
        var march = ZonedDateTime.parse("2026-03-31T02:00:00+02:00[Europe/Berlin]");

        assertThat(Span.parse("1mo").before(march)).hasToString("2026-02-28T02:00+01:00[Europe/Berlin]");
        assertThat(Span.of(Period.ofDays(1))).isEqualTo(Span.ofDays(1));
        assertThat(Span.of(Duration.ofMinutes(61))).hasToString("2h");
    }

    @ParameterizedTest
    @CsvSource({"50GB, 50GB", "1500MB, 1500MB", "1024, 1024B", "2GiB, 2147483648B", "3 tb, 3000GB", "7k, 7kB"})
    void readsSizes(String text, String printed) {
        assertThat(SizeBudget.parse(text)).hasToString(printed);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "0", "GB", "5XB", "-5GB", "999999999999999TB"})
    void refusesWhatIsNoSize(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> SizeBudget.parse(text));
    }
}
