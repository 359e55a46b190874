package io.restorable.backup.archive;

import static io.restorable.backup.archive.TocEntryBuilder.entry;
import static io.restorable.backup.archive.TocEntryBuilder.tableData;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableDataSplitTests {

    private static final TocEntry ORDERS = entry(1, "TABLE", "orders").build();
    private static final TocEntry ITEMS = entry(2, "TABLE", "items").build();
    private static final TocEntry ORDERS_DATA = tableData(10, "orders", 1).build();
    private static final TocEntry ITEMS_DATA = tableData(11, "items", 2).build();

    @Test
    void leavesEntriesAloneWithoutDecisions() {
        var index = entry(20, "INDEX", "i").section(4).dependencies(1, 1).build();
        var entries = List.of(ORDERS, ORDERS_DATA, index);

        var split = TableDataSplit.of(entries, Map.of());

        assertThat(split.entries()).isEqualTo(entries);
        assertThat(split.parts()).isEmpty();
    }

    @Test
    void leavesTablesWithOnePartAlone() {
        var entries = List.of(ORDERS, ORDERS_DATA);

        assertThat(TableDataSplit.of(entries, Map.of(10, 1)).entries()).isEqualTo(entries);
    }

    @Test
    void cutsDataIntoPartsInItsPlace() {
        var split = TableDataSplit.of(List.of(ORDERS, ITEMS, ORDERS_DATA, ITEMS_DATA), Map.of(10, 3));

        assertThat(split.entries()).extracting(TocEntry::dumpId).containsExactly(1, 2, 10, 12, 13, 11);
        assertThat(split.parts()).isEqualTo(Map.of(10, List.of(10, 12, 13)));
        assertThat(split.entries().subList(2, 5)).allSatisfy(part -> {
            assertThat(part.create()).isEqualTo("-- load via partition root public.orders");
            assertThat(part.dependencies()).containsExactly(1);
            assertThat(part.copy()).isEqualTo(ORDERS_DATA.copy());
            assertThat(part.tag()).isEqualTo("orders");
            assertThat(part.hasData()).isTrue();
        });
        assertThat(split.entries().get(5)).isEqualTo(ITEMS_DATA);
    }

    @Test
    void quotesTheTableInTheMarkOfItsParts() {
        var data = tableData(10, "Or\nders", 1).build();

        var split = TableDataSplit.of(List.of(data), Map.of(10, 2));

        assertThat(split.entries())
                .extracting(TocEntry::create)
                .containsOnly("-- load via partition root public.\"Or ders\"");
    }

    @Test
    void keepsTheMarkOfAPartitionLoadedThroughItsRoot() {
        var data = tableData(10, "p1", 1)
                .create("-- load via partition root public.root")
                .build();

        var split = TableDataSplit.of(List.of(data), Map.of(10, 2));

        assertThat(split.entries()).extracting(TocEntry::create).containsOnly("-- load via partition root public.root");
    }

    @Test
    void makesPostDataEntriesOfTheTableWaitForAllParts() {
        var index = entry(20, "INDEX", "i").section(4).dependencies(1).build();
        var foreignKey = entry(21, "FK CONSTRAINT", "f")
                .section(4)
                .dependencies(2, 20, 1)
                .build();
        var refresh = entry(22, "MATERIALIZED VIEW DATA", "m")
                .section(4)
                .dependencies(5, 10)
                .build();
        var elsewhere = entry(23, "INDEX", "j").section(4).dependencies(2).build();

        var split = TableDataSplit.of(
                List.of(ORDERS, ITEMS, ORDERS_DATA, ITEMS_DATA, index, foreignKey, refresh, elsewhere), Map.of(10, 2));

        assertThat(split.parts()).isEqualTo(Map.of(10, List.of(10, 24)));
        assertThat(dependencies(split, 20)).containsExactly(1, 10, 24);
        assertThat(dependencies(split, 21)).containsExactly(2, 20, 1, 10, 24);
        assertThat(dependencies(split, 22)).containsExactly(5, 10, 24);
        assertThat(dependencies(split, 23)).containsExactly(2);
    }

    @Test
    void leavesDefinitionsAndCommentsOfTheTableIndependentOfItsRows() {
        var view = entry(3, "VIEW", "v").dependencies(1).build();
        var comment =
                entry(4, "COMMENT", "TABLE orders").section(1).dependencies(1).build();

        var split = TableDataSplit.of(List.of(ORDERS, view, comment, ORDERS_DATA), Map.of(10, 2));

        assertThat(split.entries()).contains(view, comment);
    }

    @Test
    void makesDataThatWaitsForOtherDataWaitForAllItsParts() {
        var items = ITEMS_DATA.withDependencies(List.of(2, 10));

        var split = TableDataSplit.of(List.of(ORDERS_DATA, items), Map.of(10, 2, 11, 2));

        assertThat(split.parts()).isEqualTo(Map.of(10, List.of(10, 12), 11, List.of(11, 13)));
        assertThat(dependencies(split, 11)).containsExactly(2, 10, 12);
        assertThat(dependencies(split, 13)).containsExactly(2, 10, 12);
    }

    @Test
    void refusesToCutAnythingButRows() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TableDataSplit.of(List.of(ORDERS), Map.of(1, 2)))
                .withMessage("Entry 1, TABLE orders, is no data of a table.");
        var orphan = tableData(10, "orders", 1).dependencies().build();
        assertThatIllegalArgumentException().isThrownBy(() -> TableDataSplit.of(List.of(orphan), Map.of(10, 2)));
    }

    private static List<Integer> dependencies(TableDataSplit split, int dumpId) {
        return split.entries().stream()
                .filter(entry -> entry.dumpId() == dumpId)
                .findFirst()
                .orElseThrow()
                .dependencies();
    }
}
