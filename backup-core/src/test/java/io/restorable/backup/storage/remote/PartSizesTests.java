package io.restorable.backup.storage.remote;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartSizesTests {

    private static final long MIB = 1024 * 1024;
    private static final long TIB = MIB * MIB;
    private static final int MOST = 10_000;

    private final PartSizes growing = new PartSizes(8 * MIB, MOST, true);

    @Test
    void holdsAnObjectOfEightTebibytes() {
        long all = IntStream.rangeClosed(1, MOST).mapToLong(growing::size).sum();

        assertThat(all).isGreaterThan(7 * TIB);
    }

    @Test
    void keepsPartsSmallForTheFirstGibibytes() {
        assertThat(growing.size(1)).isEqualTo(8 * MIB);
        assertThat(growing.size(1_000)).isEqualTo(8 * MIB);
        assertThat(growing.size(1_001)).isEqualTo(16 * MIB);
    }

    @Test
    void neverAsksForMoreThanARequestMayHold() {
        var large = new PartSizes(100 * MIB, MOST, true);

        assertThat(large.size(MOST)).isEqualTo(5 * 1024 * MIB);
    }

    @Test
    void keepsOneSizeWhereTheStoreWantsThat() {
        var equal = new PartSizes(16 * MIB, MOST, false);

        assertThat(equal.size(1)).isEqualTo(equal.size(MOST));
    }
}
