package io.restorable.backup.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.archive.TocEntry;
import io.restorable.backup.drill.SchemaComparison.Depth;
import java.util.List;
import org.junit.jupiter.api.Test;

class SchemaComparisonTests {

    private static final TocEntry ORDERS = entry("TABLE", "public", "orders", "CREATE TABLE orders (id int)", "app");
    private static final TocEntry KEY =
            entry("CONSTRAINT", "public", "orders orders_pkey", "ALTER TABLE orders ADD PRIMARY KEY (id)", "app");
    private static final TocEntry GRANT =
            entry("ACL", "public", "TABLE orders", "GRANT SELECT ON orders TO bob", "app");

    @Test
    void findsNothingInADatabaseThatIsTheSame() {
        assertThat(compare(Depth.EVERYTHING, List.of(ORDERS, KEY, GRANT), List.of(GRANT, KEY, ORDERS)))
                .isEmpty();
    }

    @Test
    void namesWhatIsMissing() {
        assertThat(compare(Depth.EVERYTHING, List.of(ORDERS, KEY), List.of(ORDERS)))
                .containsExactly("CONSTRAINT public.orders orders_pkey is missing from the restored database");
    }

    @Test
    void namesWhatIsOneTooMany() {
        assertThat(compare(Depth.EVERYTHING, List.of(ORDERS), List.of(ORDERS, KEY)))
                .containsExactly(
                        "CONSTRAINT public.orders orders_pkey is in the restored database, and not in the backup");
        assertThat(compare(Depth.EVERYTHING, List.of(ORDERS), List.of(ORDERS, ORDERS)))
                .containsExactly("TABLE public.orders is there more often than in the backup");
        assertThat(compare(Depth.EVERYTHING, List.of(ORDERS, ORDERS), List.of(ORDERS)))
                .containsExactly("TABLE public.orders is there too rarely");
    }

    @Test
    void namesWhatReadsOtherwise() {
        TocEntry wider = ORDERS.withCreate("CREATE TABLE orders (id bigint)");
        TocEntry elsewhere = entry("TABLE", "public", "orders", "CREATE TABLE orders (id int)", "bob");

        assertThat(compare(Depth.EVERYTHING, List.of(ORDERS), List.of(wider)))
                .containsExactly("TABLE public.orders reads otherwise in the restored database");
        assertThat(compare(Depth.EVERYTHING, List.of(ORDERS), List.of(elsewhere)))
                .containsExactly("TABLE public.orders reads otherwise in the restored database");
    }

    @Test
    void seesPrivilegesThatAreMissing() {
        assertThat(compare(Depth.EVERYTHING, List.of(ORDERS, GRANT), List.of(ORDERS)))
                .containsExactly("ACL public.TABLE orders is missing from the restored database");
    }

    @Test
    void leavesOwnersAndPrivilegesAsideWhereTheRolesAreMissing() {
        TocEntry elsewhere = entry("TABLE", "public", "orders", "CREATE TABLE orders (id int)", "bob");

        assertThat(compare(Depth.WITHOUT_ROLES, List.of(ORDERS, GRANT), List.of(elsewhere)))
                .isEmpty();
    }

    @Test
    void comparesOnlyNamesBetweenMajorVersions() {
        assertThat(compare(Depth.NAMES, List.of(ORDERS, KEY), List.of(ORDERS.withCreate("worded anew"))))
                .containsExactly("CONSTRAINT public.orders orders_pkey is missing from the restored database");
    }

    @Test
    void mindsOnlyWhatABackupOfAPartMade() {
        var comparison = new SchemaComparison(Depth.EVERYTHING);

        assertThat(comparison.compare(List.of(ORDERS), List.of(ORDERS, KEY, GRANT), true))
                .isEmpty();
        assertThat(comparison.compared()).isEqualTo(1);
    }

    @Test
    void leavesTheDatabaseItselfAside() {
        TocEntry comment = new TocEntry(
                1,
                false,
                0,
                0,
                "DATABASE shop",
                "COMMENT",
                1,
                "COMMENT ON DATABASE shop IS ''",
                null,
                null,
                null,
                null,
                null,
                0,
                "app",
                List.of(),
                null);

        assertThat(compare(Depth.EVERYTHING, List.of(comment), List.of())).isEmpty();
    }

    private static List<String> compare(Depth depth, List<TocEntry> expected, List<TocEntry> found) {
        return new SchemaComparison(depth)
                .compare(expected, found, false).stream()
                        .map(difference ->
                                difference.object() + " " + difference.kind().ofRestored())
                        .toList();
    }

    private static TocEntry entry(String kind, String schema, String tag, String create, String owner) {
        int section = kind.equals("ACL") ? 1 : 2;
        return new TocEntry(
                1, false, 0, 0, tag, kind, section, create, null, null, schema, null, null, 0, owner, List.of(), null);
    }
}
