package io.restorable.backup.manifest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RowFingerprintsTests {

    /** The digests are what {@code xxhsum -H2} prints: anybody can recompute them. */
    @ParameterizedTest
    @CsvSource({"'',99aa06d3014798d86001c324468d497f", "1_Ada_\\N,3c1a90da3ba43768fbcea26f390326f2"})
    void hashesARowWithXxh3(String row, String digest) {
        assertThat(of(row.replace('_', '\t'))).isEqualTo(new Fingerprint(1, digest));
    }

    @Test
    void hashesALongRowWithXxh3() {
        assertThat(of("a".repeat(300))).isEqualTo(new Fingerprint(1, "5e563f2cb28d2005c1d17581d8eb7e21"));
    }

    @Test
    void doesNotDependOnTheOrder() {
        List<String> rows = rows(1_000);
        Fingerprint before = of(rows.toArray(String[]::new));
        Collections.shuffle(rows, new Random(1));

        assertThat(of(rows.toArray(String[]::new))).isEqualTo(before);
    }

    @Test
    void seesARowThatIsThereTwice() {
        assertThat(of("a", "b", "b").digest()).isNotEqualTo(of("a").digest());
        assertThat(of("a", "a", "b")).isNotEqualTo(of("a", "b", "b"));
    }

    @Test
    void seesValuesThatChangedPlacesBetweenRows() {
        assertThat(of("1\tx", "2\ty")).isNotEqualTo(of("1\ty", "2\tx"));
    }

    @Test
    void addsUpOverParts() {
        String[] rows = rows(100).toArray(String[]::new);
        var merged = Fingerprint.EMPTY;
        for (String row : rows) {
            merged = merged.plus(of(row));
        }

        assertThat(merged).isEqualTo(of(rows));
        assertThat(merged.rows()).isEqualTo(100);
    }

    @Test
    void carriesFromTheLowHalfIntoTheHigh() {
        var allOnes = new Fingerprint(1, "0000000000000000ffffffffffffffff");
        var one = new Fingerprint(1, "00000000000000000000000000000001");

        assertThat(allOnes.plus(one)).isEqualTo(new Fingerprint(2, "00000000000000010000000000000000"));
        assertThat(new Fingerprint(0, "f".repeat(32)).plus(one).digest()).isEqualTo("0".repeat(32));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 16, 17, 128, 240, 1024, 100_000})
    void takesARowInPartsOfAnySize(int part) {
        byte[] row = new byte[10_007];
        new Random(7).nextBytes(row);
        var whole = new RowFingerprints();
        whole.addRow(row, 0, row.length);
        var inParts = new RowFingerprints();
        for (int offset = 0; offset < row.length; offset += part) {
            inParts.addPart(row, offset, Math.min(part, row.length - offset));
        }
        inParts.endRow();

        assertThat(inParts.result()).isEqualTo(whole.result());
    }

    @Test
    void takesAnEmptyRowInParts() {
        var inParts = new RowFingerprints();
        inParts.endRow();

        assertThat(inParts.result()).isEqualTo(of(""));
    }

    @Test
    void refusesAWholeRowWithinAPart() {
        var fingerprints = new RowFingerprints();
        fingerprints.addPart(new byte[1], 0, 1);

        assertThatIllegalStateException().isThrownBy(() -> fingerprints.addRow(new byte[1], 0, 1));
    }

    @ParameterizedTest
    @CsvSource({"-1,00000000000000000000000000000000", "1,xyz", "1,0000000000000000000000000000000G"})
    void refusesWhatIsNoFingerprint(long rows, String digest) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Fingerprint(rows, digest));
    }

    private static List<String> rows(int count) {
        var rows = new ArrayList<String>();
        for (int number = 0; number < count; number++) {
            rows.add(number + "\tname " + number % 10 + "\t\\N");
        }
        return rows;
    }

    private static Fingerprint of(String... rows) {
        var fingerprints = new RowFingerprints();
        for (String row : rows) {
            byte[] bytes = ("xx" + row + "\n").getBytes(StandardCharsets.UTF_8);
            fingerprints.addRow(bytes, 2, bytes.length - 3);
        }
        return fingerprints.result();
    }
}
