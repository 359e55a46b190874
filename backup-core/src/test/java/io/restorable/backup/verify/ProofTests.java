package io.restorable.backup.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProofTests {

    @Test
    void isReadFromTheNameOfItsRecord() {
        var proof = new Proof(Instant.parse("2026-11-21T02:00:00Z"), 2, true);

        assertThat(proof.recordName()).isEqualTo("20261121T020000Z-level2-passed");
        assertThat(Proof.parse("20261121T020000Z-level2-passed.json")).hasValue(proof);
        assertThat(Proof.parse("20261121T020000Z-level2-passed-3.json")).hasValue(proof);
        assertThat(List.of("20261121T020000Z.json", "20261321T020000Z-level2-passed.json", "x"))
                .allMatch(name -> Proof.parse(name).isEmpty());
    }

    /** Each proof is a level and whether it passed, the oldest first. */
    @ParameterizedTest
    @CsvSource({
        "'', UNKNOWN",
        "1+, UNKNOWN",
        "2+, PROVED",
        "4+, PROVED",
        "2+ 1-, FOUND_BAD",
        "2- 1+, FOUND_BAD",
        "2- 2+, PROVED",
        "1- 4+, PROVED",
        "2+ 4-, UNKNOWN",
        "4- 2+, UNKNOWN",
        "5- 5+, PROVED",
        "1- 5-, FOUND_BAD"
    })
    void standsOrFallsByTheLastOfEachThoroughness(String proofs, Proof.Standing standing) {
        var words = List.of(proofs.split(" "));
        var names = words.stream()
                .filter(word -> !word.isEmpty())
                .map(word -> "2026112" + words.indexOf(word) + "T020000Z-level" + word.charAt(0)
                        + (word.endsWith("+") ? "-passed.json" : "-failed.json"))
                .toList();

        assertThat(Proof.standing(names)).isEqualTo(standing);
    }
}
