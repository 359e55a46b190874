package io.restorable.backup.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.manifest.Manifest;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is alarming about a backup beside an earlier one. */
class ComparisonTests {

    private static final String THEN = "20261114T020000Z";
    private static final String NOW = "20261121T020000Z";

    private final SampleManifest then = SampleManifest.of(THEN);
    private final SampleManifest now = SampleManifest.of(NOW);

    @ParameterizedTest(name = "from {0} to {1} bytes: {2}")
    @CsvSource({
        "100000000, 149999999, ''",
        "100000000, 150000000, SIZE_GREW",
        "100000000,  70000001, ''",
        "100000000,  70000000, SIZE_SHRANK",
        "100000000,         0, SIZE_SHRANK",
        "        0,         0, ''",
        "        0,    999999, ''",
        "        0,   1000000, SIZE_GREW",
        "   500000,   1400000, ''",
        "  1400000,    500000, ''",
        "  3000000,   2100001, ''",
        "  4000000,   2800000, SIZE_SHRANK",
    })
    void looksAtTheSizeBeforeCompression(long from, long to, String expected) {
        assertThat(kinds(now.withBytes(to, 5), then.withBytes(from, 5))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "from {0} to {1} bytes: {2}")
    @CsvSource({
        "20000000, 29999999, ''",
        "20000000, 90000000, STORED_SIZE_GREW",
        "20000000, 14000000, STORED_SIZE_SHRANK",
        "  200000,   900000, ''"
    })
    void looksAtTheStoredSizeWhereTheOtherIsTheSame(long from, long to, String expected) {
        assertThat(kinds(now.withBytes(90, to), then.withBytes(90, from))).isEqualTo(expected);
        assertThat(kinds(now.withBytes(90, to), then.withBytes(90, from).withCompression("gzip")))
                .as("compressed in another way")
                .isEmpty();
        assertThat(kinds(now.withBytes(9_000_000, to), then.withBytes(1_000_000, from)))
                .as("one alarm for one growth")
                .isEqualTo("SIZE_GREW");
    }

    @ParameterizedTest(name = "from {0} to {1} rows: {2}")
    @CsvSource({
        "1000, 1000, ''",
        "1000,  701, ''",
        "1000,  700, 'TABLE_SHRANK ROWS_SHRANK'",
        "1000,    0, 'TABLE_EMPTIED ROWS_SHRANK'",
        "1000, 9000, ''",
        " 120,   30, ''",
        " 100,    1, ''",
        " 100,    0, 'TABLE_EMPTIED ROWS_SHRANK'",
        "  10,    0, 'TABLE_EMPTIED ROWS_SHRANK'",
        "   9,    0, ''",
        "   0,    0, ''",
        "   0, 5000, ''"
    })
    void looksAtTheRows(long from, long to, String expected) {
        assertThat(kinds(now.withTable("orders", to), then.withTable("orders", from)))
                .isEqualTo(expected);
    }

    @Test
    void seesRowsThatManyTablesLostALittleEach() {
        SampleManifest before = then;
        SampleManifest after = now;
        for (int table = 0; table < 10; table++) {
            before = before.withTable("t" + table, 90);
            after = after.withTable("t" + table, 40);
        }
        assertThat(kinds(after, before)).isEqualTo("ROWS_SHRANK");
    }

    @ParameterizedTest(name = "{0} then, {1} now: {2}")
    @CsvSource({
        "a b c,        a b c,        ''",
        "a b,          a b c,        ''",
        "a b c,        a,            '2 tables are gone since 20261114T020000Z: public.b, public.c.'",
        "a b,          a renamed,    'A table is gone since 20261114T020000Z: public.b.'",
        "e_2026_10,    e_2026_11,    ''",
        "e_2026_9 e_2026_10, e_2026_10 e_2026_11, ''",
        "e1 e2 e3,     e4,           '2 tables are gone since 20261114T020000Z: public.e2, public.e3.'",
        "orders,       orders2,      'A table is gone since 20261114T020000Z: public.orders.'"
    })
    void looksForTables(String former, String present, String expected) {
        var before = then;
        for (String table : former.split(" ")) {
            before = before.withTable(table, 5);
        }
        var after = now;
        for (String table : present.split(" ")) {
            after = after.withTable(table, 5);
        }
        assertThat(sentences(after, before)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "from {0} s to {1} s: {2}")
    @CsvSource({
        "1, 60, ''",
        "1, 61, DURATION_GREW",
        "0, 60, DURATION_GREW",
        "600, 1199, ''",
        "600, 1200, DURATION_GREW",
        "600, 1, ''",
        "-5, 600, ''",
        "600, -5, ''"
    })
    void looksAtTheDuration(long from, long to, String expected) {
        assertThat(kinds(now.lasting(Duration.ofSeconds(to)), then.lasting(Duration.ofSeconds(from))))
                .isEqualTo(expected);
    }

    @Test
    void tellsEachWithWhatItWasBeforeTheWorstFirst() {
        TrendPoint point = compare(
                now.withBytes(9_000_000, 1)
                        .withTable("orders", 0)
                        .withTable("line", 1_000)
                        .lasting(Duration.ofHours(2)),
                then.withBytes(30_000_000, 1)
                        .withTable("orders", 12_345)
                        .withTable("line", 40_000)
                        .withTable("odd name", 1));

        assertThat(point.tablesCompared()).isTrue();
        assertThat(point.alarms().stream().map(TrendAlarm::sentence))
                .containsExactly(
                        "A table is gone since 20261114T020000Z: public.\"odd name\".",
                        "Table public.orders is empty; it had 12,345 rows in 20261114T020000Z.",
                        "Table public.line has lost 97 % of its rows: it has 1,000 now, and had 40,000 in"
                                + " 20261114T020000Z.",
                        "All tables together have lost 98 % of their rows: they have 1,000 now, and had 52,346 in"
                                + " 20261114T020000Z.",
                        "The backup has shrunk by 70 %: 9.0 MB before compression, 30.0 MB in 20261114T020000Z.",
                        "The backup took 2 h 00 m; it took 1 m 40 s in 20261114T020000Z.");
        TrendAlarm emptied = point.alarms().get(1);
        assertThat(emptied.tables()).hasToString("[public.orders]");
        assertThat(emptied.from()).isEqualTo(12_345);
        assertThat(emptied.to()).isZero();
        assertThat(emptied.change()).hasValue(-1);
        assertThat(emptied.reference()).hasToString(THEN);
    }

    @Test
    void comparesTotalsWhereContentsAreEncrypted() {
        var before = then.withTable("a", 500).withTable("b", 500);
        var after = now.withTable("a", 0);
        for (var pair : List.of(
                List.of(after.locked(), before),
                List.of(after, before.locked()),
                List.of(after.locked(), before.locked()))) {
            TrendPoint point = compare(pair.get(0), pair.get(1));
            assertThat(point.tablesCompared()).isFalse();
            assertThat(point.alarms().stream().map(TrendAlarm::sentence))
                    .containsExactly(
                            "There are fewer tables: 1 now, 2 in 20261114T020000Z.",
                            "All tables together have lost 100 % of their rows: they have 0 now, and had 1,000 in"
                                    + " 20261114T020000Z.");
        }
    }

    @Test
    void saysNothingOfEmptyDatabases() {
        assertThat(kinds(now.withBytes(0, 0), then.withBytes(0, 0))).isEmpty();
        assertThat(compare(now.withBytes(0, 0), then.withBytes(0, 0)).reference())
                .isNotNull();
    }

    @Test
    void namesTheFirstOfVeryManyTables() {
        var before = then;
        for (int table = 0; table < 12; table++) {
            before = before.withTable("t_" + (char) ('a' + table), 5);
        }
        assertThat(sentences(now, before))
                .startsWith("12 tables are gone since 20261114T020000Z: public.t_a, ")
                .contains("public.t_j and 2 more.");
    }

    @Test
    void leavesTheRulesToTheirMaker() {
        var strict = TrendRules.DEFAULT
                .with(new TrendRules.RowRule(0.01, 1, 1))
                .with(new TrendRules.SizeRule(0.1, 0.1, 1))
                .with(new TrendRules.DurationRule(0.1, Duration.ofSeconds(1)));
        Manifest before = then.withBytes(100, 50).withTable("a", 100).manifest();
        Manifest after = now.withBytes(110, 50)
                .withTable("a", 99)
                .lasting(Duration.ofSeconds(110))
                .manifest();

        assertThat(Comparison.of(after, before, strict).alarms().stream().map(TrendAlarm::kind))
                .containsExactly(
                        AlarmKind.TABLE_SHRANK, AlarmKind.ROWS_SHRANK, AlarmKind.SIZE_GREW, AlarmKind.DURATION_GREW);
        assertThat(Comparison.of(after, before, TrendRules.DEFAULT).alarms()).isEmpty();
    }

    private static TrendPoint compare(SampleManifest now, SampleManifest then) {
        return Comparison.of(now.manifest(), then.manifest(), TrendRules.DEFAULT);
    }

    private static String kinds(SampleManifest now, SampleManifest then) {
        return String.join(
                " ",
                compare(now, then).alarms().stream()
                        .map(alarm -> alarm.kind().name())
                        .toList());
    }

    private static String sentences(SampleManifest now, SampleManifest then) {
        return String.join(
                " ",
                compare(now, then).alarms().stream().map(TrendAlarm::sentence).toList());
    }
}
