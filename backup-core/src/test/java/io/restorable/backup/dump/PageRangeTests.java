package io.restorable.backup.dump;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRangeTests {

    @ParameterizedTest
    @CsvSource({"0,1,1", "0,5,1", "1,5,1", "5,5,5", "7,3,3", "1000000,256,256", "4294967295,256,256"})
    void coversEveryPageOnceAndLeavesTheEndOpen(long pages, long parts, int expected) {
        List<PageRange> ranges = PageRange.split(pages, parts);

        assertThat(ranges).hasSize(expected);
        assertThat(ranges.get(0).first()).isZero();
        assertThat(ranges.get(ranges.size() - 1).end()).isEqualTo(Long.MAX_VALUE);
        for (int index = 1; index < ranges.size(); index++) {
            assertThat(ranges.get(index).first())
                    .isEqualTo(ranges.get(index - 1).end());
            assertThat(ranges.get(index - 1).first())
                    .isLessThan(ranges.get(index - 1).end());
        }
    }

    @Test
    void saysItselfInSql() {
        List<PageRange> ranges = PageRange.split(9, 3);

        assertThat(ranges)
                .extracting(PageRange::condition)
                .containsExactly(
                        "ctid < '(3,0)'::pg_catalog.tid",
                        "ctid >= '(3,0)'::pg_catalog.tid AND ctid < '(6,0)'::pg_catalog.tid",
                        "ctid >= '(6,0)'::pg_catalog.tid");
        assertThat(PageRange.ALL.isAll()).isTrue();
    }
}
