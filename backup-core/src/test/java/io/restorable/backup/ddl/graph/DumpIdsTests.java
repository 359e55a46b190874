package io.restorable.backup.ddl.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DumpIdsTests {

    @ParameterizedTest
    @ValueSource(ints = {4, 17, 40, 1_000})
    void isASetThatKeepsTheOrderOfAdding(int different) {
        var random = new Random(different);
        var ids = new DumpIds();
        var expected = new LinkedHashSet<Integer>();

        for (int step = 0; step < 5_000; step++) {
            int dumpId = 1_000 + random.nextInt(different);
            if (random.nextInt(3) > 0) {
                assertThat(ids.add(dumpId)).isEqualTo(expected.add(dumpId));
            } else {
                assertThat(ids.remove(dumpId)).isEqualTo(expected.remove(dumpId));
            }
            assertThat(ids.contains(dumpId)).isEqualTo(expected.contains(dumpId));
        }

        assertThat(new ArrayList<>(ids)).isEqualTo(new ArrayList<>(expected));
    }
}
