package io.restorable.backup.restore.content;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.manifest.RowFingerprints;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RowSplitterTests {

    private static final byte[] TEXT = "1\tone\n\n3\t\\\\n\nlonger than a piece\n".getBytes(StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7, 100})
    void findsTheSameRowsInPiecesOfAnySize(int size) {
        var splitter = new RowSplitter();
        int rows = 0;
        for (int offset = 0; offset < TEXT.length; offset += size) {
            rows += splitter.accept(TEXT, offset, Math.min(size, TEXT.length - offset));
        }

        var expected = new RowFingerprints();
        for (String line : "1\tone,,3\t\\\\n,longer than a piece".split(",")) {
            byte[] row = line.getBytes(StandardCharsets.UTF_8);
            expected.addRow(row, 0, row.length);
        }
        assertThat(rows).isEqualTo(4);
        assertThat(splitter.result()).isEqualTo(expected.result());
    }
}
