package io.restorable.backup.restore.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.restorable.backup.archive.TocEntry;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryQueueTests {

    private static final TocEntry TABLE = entry(1, "TABLE", 2);
    private static final TocEntry PART_ONE = entry(2, "TABLE DATA", 3, 1);
    private static final TocEntry PART_TWO = entry(3, "TABLE DATA", 3, 1);
    private static final TocEntry KEY = entry(4, "CONSTRAINT", 4, 1);
    private static final TocEntry CHECK = entry(5, "CHECK CONSTRAINT", 4, 1);
    private static final TocEntry INDEX = entry(6, "INDEX", 4, 1);

    @Test
    void waitsForAllDataOfATable() throws InterruptedException {
        var queue = queue(PART_ONE, PART_TWO, INDEX);

        assertThat(queue.take()).contains(PART_ONE);
        assertThat(queue.take()).contains(PART_TWO);
        queue.finish(PART_ONE);
        queue.finish(PART_TWO);
        assertThat(queue.take()).contains(INDEX);
        queue.finish(INDEX);
        assertThat(queue.take()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"FK CONSTRAINT", "TRIGGER", "CHECK CONSTRAINT", "RULE"})
    void keepsWhatPartitionsInheritUntilTheRowsOfAllTablesAreThere(String kind) throws InterruptedException {
        var parent = entry(10, "TABLE", 2);
        var partition = entry(11, "TABLE", 2);
        var rows = entry(12, "TABLE DATA", 3, 11);
        var inherited = entry(13, kind, 4, 10);
        var index = entry(14, "INDEX", 4, 10);
        var graph = new EntryGraph(List.of(parent, partition, rows, inherited, index));
        var queue = new EntryQueue(graph, List.of(rows, inherited, index), Set.of(10, 11), entry -> 0);

        assertThat(queue.take()).contains(rows);
        assertThat(queue.take()).contains(index);
        queue.finish(index);
        queue.finish(rows);
        assertThat(queue.take()).contains(inherited);
    }

    @Test
    void letsRowsHaveWhatTheyNeedThoughItWaitsForAllRows() throws InterruptedException {
        var rule = entry(20, "RULE", 4);
        var rows = entry(21, "TABLE DATA", 3, 20);
        var queue = new EntryQueue(new EntryGraph(List.of(rule, rows)), List.of(rule, rows), Set.of(), entry -> 0);

        assertThat(queue.take()).contains(rule);
        queue.finish(rule);
        assertThat(queue.take()).contains(rows);
        queue.finish(rows);
        assertThat(queue.take()).isEmpty();
    }

    @Test
    void namesEntriesThatNeedEachOther() {
        var one = entry(20, "VIEW", 2, 21);
        var other = entry(21, "FUNCTION", 2, 20);
        var queue = new EntryQueue(new EntryGraph(List.of(one, other)), List.of(one, other), Set.of(), entry -> 0);

        assertThatIllegalStateException()
                .isThrownBy(queue::take)
                .withMessageContainingAll("VIEW public.VIEW20", "FUNCTION public.FUNCTION21");
    }

    @Test
    void beginsWithWhatWaitsForRowsWhereThereAreNone() throws InterruptedException {
        assertThat(queue(CHECK).take()).contains(CHECK);
    }

    @Test
    void keepsTwoThatLockATableApart() throws InterruptedException {
        var queue = queue(PART_ONE, KEY, CHECK, INDEX);
        queue.finish(queue.take().orElseThrow());

        assertThat(queue.take()).contains(KEY);
        assertThat(queue.take()).contains(INDEX);
        queue.finish(KEY);
        assertThat(queue.take()).contains(CHECK);
    }

    @Test
    void endsForAllAtTheFirstFailure() throws InterruptedException {
        var queue = queue(PART_ONE, PART_TWO);

        queue.fail(new IllegalStateException("first"));
        queue.fail(new IllegalStateException("second"));

        assertThat(queue.take()).isEmpty();
        assertThat(queue.failure()).hasMessage("first");
    }

    private static EntryQueue queue(TocEntry... entries) {
        var graph = new EntryGraph(List.of(TABLE, PART_ONE, PART_TWO, KEY, CHECK, INDEX));
        return new EntryQueue(graph, List.of(entries), Set.of(1), entry -> 0);
    }

    private static TocEntry entry(int id, String kind, int section, Integer... needs) {
        return new TocEntry(
                id,
                false,
                0,
                0,
                kind + id,
                kind,
                section,
                null,
                null,
                null,
                "public",
                null,
                null,
                0,
                "owner",
                List.of(needs),
                "");
    }
}
