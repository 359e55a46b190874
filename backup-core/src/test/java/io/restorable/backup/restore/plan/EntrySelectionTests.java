package io.restorable.backup.restore.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.archive.TocEntry;
import java.util.List;
import org.junit.jupiter.api.Test;

class EntrySelectionTests {

    private static final TocEntry SHOP = entry(1, "SCHEMA", 2, "", "shop");
    private static final TocEntry MOOD = entry(2, "TYPE", 2, "shop", "mood", 1);
    private static final TocEntry UNUSED = entry(3, "FUNCTION", 2, "shop", "unused()", 1);
    private static final TocEntry CUSTOMER = entry(4, "TABLE", 2, "shop", "customer", 1, 2);
    private static final TocEntry ORDERS = entry(5, "TABLE", 2, "shop", "orders", 1);
    private static final TocEntry COMMENT = entry(6, "COMMENT", 2, "shop", "TYPE mood", 2);
    private static final TocEntry ROWS = entry(7, "TABLE DATA", 3, "shop", "orders", 5);
    private static final TocEntry CUSTOMER_KEY = entry(8, "CONSTRAINT", 4, "shop", "customer customer_pkey", 4);
    private static final TocEntry REFERENCE = entry(9, "FK CONSTRAINT", 4, "shop", "orders orders_fkey", 5, 4, 8);
    private static final TocEntry ABOUT_IT = entry(10, "COMMENT", 4, "shop", "CONSTRAINT orders_fkey ON orders", 9);
    private static final TocEntry PUBLISHED = entry(11, "PUBLICATION TABLE", 4, "shop", "news orders", 5);
    private static final List<TocEntry> ALL =
            List.of(SHOP, MOOD, UNUSED, CUSTOMER, ORDERS, COMMENT, ROWS, CUSTOMER_KEY, REFERENCE, ABOUT_IT, PUBLISHED);

    private static EntrySelection.Result table(String table) {
        return EntrySelection.of(ALL, name -> name.name().equals(table), schema -> false);
    }

    @Test
    void namesWhatATableNeeds() {
        var selection = table("customer");

        assertThat(selection.entries()).containsExactly(SHOP, MOOD, CUSTOMER, COMMENT, CUSTOMER_KEY);
        assertThat(selection.named()).containsExactly(CUSTOMER);
        assertThat(selection.needed()).containsExactly(SHOP, MOOD);
    }

    @Test
    void namesTheTableThatAForeignKeyRefersTo() {
        assertThat(table("orders").leftOut())
                .containsExactly(new EntrySelection.LeftOut(REFERENCE, List.of(CUSTOMER), List.of(ABOUT_IT)));
    }

    @Test
    void doesNotMissForeignKeysOfOtherTables() {
        assertThat(table("customer").leftOut()).isEmpty();
    }

    @Test
    void takesAllThatASchemaHoldsButNoPublication() {
        var selection = EntrySelection.of(ALL, name -> true, "shop"::equals);

        assertThat(selection.entries()).containsExactlyElementsOf(ALL.subList(0, ALL.size() - 1));
        assertThat(selection.named()).containsExactly(SHOP, MOOD, UNUSED, CUSTOMER, ORDERS);
        assertThat(selection.needed()).isEmpty();
        assertThat(selection.schemas()).containsExactly("shop");
    }

    private static TocEntry entry(int id, String kind, int section, String schema, String tag, Integer... needs) {
        boolean data = kind.equals("TABLE DATA");
        return new TocEntry(
                id,
                data,
                0,
                0,
                tag,
                kind,
                section,
                null,
                null,
                null,
                schema,
                null,
                null,
                0,
                "owner",
                List.of(needs),
                "");
    }
}
