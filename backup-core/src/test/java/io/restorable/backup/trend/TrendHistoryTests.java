package io.restorable.backup.trend;

import static org.assertj.core.api.Assertions.assertThat;

import io.restorable.backup.manifest.BackupId;
import io.restorable.backup.manifest.BackupLabel;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.ManifestHead;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The history that the manifests of a database make. */
class TrendHistoryTests {

    private final Map<BackupId, Manifest> store = new HashMap<>();
    private final List<String> opened = new ArrayList<>();

    @Test
    void knowsNothingWithoutBackups() {
        assertThat(trend().history()).isEmpty();
        assertThat(trend().alarms()).isEmpty();
    }

    @Test
    void hasNoAlarmForTheFirstBackup() {
        keep(SampleManifest.of("20261121T020000Z").withTable("orders", 5));

        Trend trend = trend();

        assertThat(trend.newest()).singleElement().satisfies(point -> {
            assertThat(point.reference()).isNull();
            assertThat(point.alarms()).isEmpty();
        });
        assertThat(opened).isEmpty();
    }

    @Test
    void comparesEachBackupInTotalsAndTheNewestTableByTable() {
        keep(SampleManifest.of("20261107T020000Z").withTable("a", 500).withTable("b", 500));
        keep(SampleManifest.of("20261114T020000Z").withTable("a", 500).withTable("b", 0));
        keep(SampleManifest.of("20261120T020000Z").withTable("a", 500).withTable("b", 0));
        keep(SampleManifest.of("20261121T020000Z").withTable("a", 500).withTable("b", 20));

        Trend trend = trend();

        assertThat(trend.history().stream().map(point -> point.head().id().toString()))
                .containsExactly("20261107T020000Z", "20261114T020000Z", "20261120T020000Z", "20261121T020000Z");
        assertThat(trend.history().stream().map(point -> references(point.reference())))
                .containsExactly("none", "20261107T020000Z", "20261114T020000Z", "20261114T020000Z");
        assertThat(trend.history().get(1).alarms().stream().map(TrendAlarm::kind))
                .containsExactly(AlarmKind.ROWS_SHRANK);
        assertThat(trend.alarms()).isEmpty();
        assertThat(opened).containsExactly("20261121T020000Z", "20261114T020000Z");
    }

    @Test
    void keepsBackupsOfAPartApart() {
        keep(SampleManifest.of("20261119T020000Z").withTable("a", 500).withTable("orders", 900));
        keep(SampleManifest.of("20261120T010000Z-orders")
                .withScope(SampleManifest.ONE_TABLE)
                .withTable("orders", 900));
        keep(SampleManifest.of("20261120T020000Z").withTable("a", 500));
        keep(SampleManifest.of("20261121T010000Z-orders")
                .withScope(SampleManifest.ONE_TABLE)
                .withTable("orders", 0));

        Trend trend = trend();

        assertThat(trend.newest().stream().map(point -> references(point.reference())))
                .containsExactly("20261119T020000Z", "20261120T010000Z-orders");
        assertThat(trend.alarms().stream().map(TrendAlarm::kind))
                .containsExactly(
                        AlarmKind.TABLES_GONE, AlarmKind.ROWS_SHRANK, AlarmKind.TABLE_EMPTIED, AlarmKind.ROWS_SHRANK);
    }

    @Test
    void forgetsASeriesThatEndedWeeksAgo() {
        keep(SampleManifest.of("20260901T010000Z")
                .withScope(SampleManifest.ONE_TABLE)
                .withTable("orders", 900));
        keep(SampleManifest.of("20260902T010000Z")
                .withScope(SampleManifest.ONE_TABLE)
                .withTable("orders", 0));
        keep(SampleManifest.of("20261121T020000Z").withTable("orders", 900));

        assertThat(trend().alarms()).isEmpty();
        assertThat(trend().newest()).hasSize(1);
        assertThat(trend().history()).hasSize(3);
    }

    @Test
    void isNotDisturbedByBackupsAroundARestore() {
        keep(SampleManifest.of("20261119T020000Z").withTable("orders", 900));
        keep(SampleManifest.of("20261120T090000Z-pre-restore").withTable("orders", 0));
        keep(SampleManifest.of("20261121T020000Z").withTable("orders", 0));
        keep(SampleManifest.of("20261121T090000Z-pre-restore").withTable("orders", 0));

        Trend trend = trend();

        assertThat(trend.history()).hasSize(4);
        assertThat(trend.history().get(1).alarms()).isEmpty();
        assertThat(trend.newest()).singleElement().satisfies(point -> {
            assertThat(point.head().id()).hasToString("20261121T020000Z");
            assertThat(references(point.reference())).isEqualTo("20261119T020000Z");
            assertThat(point.alarms()).hasSize(2);
        });
    }

    @Test
    void comparesTotalsWhereAManifestCannotBeRead() {
        keep(SampleManifest.of("20261119T020000Z").withTable("orders", 900));
        keep(SampleManifest.of("20261120T020000Z").withTable("orders", 0));

        Trend trend = new TrendHistory(TrendRules.DEFAULT, id -> Optional.empty()).of("shop", heads());

        assertThat(trend.alarms().stream().map(TrendAlarm::kind)).containsExactly(AlarmKind.ROWS_SHRANK);
        assertThat(trend.newest().get(0).tablesCompared()).isFalse();
    }

    @Test
    void takesMonthsOfHourlyBackupsAndThousandsOfTables() {
        Instant start = Instant.parse("2026-09-21T02:00:00Z");
        List<ManifestHead> heads = new ArrayList<>();
        for (int hour = 0; hour < 60 * 24; hour++) {
            String id = new BackupId(start.plus(hour, ChronoUnit.HOURS), BackupLabel.NONE).toString();
            heads.add(SampleManifest.of(id).head());
        }
        Map<String, Long> full = new HashMap<>();
        Map<String, Long> empty = new HashMap<>();
        for (int table = 0; table < 5_000; table++) {
            full.put("table_" + table, 100L);
            empty.put("table_" + table, 0L);
        }

        Trend trend = new TrendHistory(TrendRules.DEFAULT, id -> {
                    opened.add(id.toString());
                    return Optional.of(withTables(id, opened.size() == 1 ? empty : full));
                })
                .of("shop", heads);

        assertThat(trend.history()).hasSize(heads.size());
        assertThat(opened).hasSize(2);
        assertThat(trend.alarms()).hasSize(5_001);
    }

    private static Manifest withTables(BackupId id, Map<String, Long> tables) {
        SampleManifest empty = SampleManifest.of(id.toString());
        return new SampleManifest(
                        empty.id(),
                        empty.scope(),
                        empty.compression(),
                        false,
                        empty.plainBytes(),
                        empty.storedBytes(),
                        empty.duration(),
                        tables)
                .manifest();
    }

    private static String references(@Nullable ManifestHead reference) {
        return reference == null ? "none" : reference.id().toString();
    }

    private void keep(SampleManifest sample) {
        store.put(sample.head().id(), sample.manifest());
    }

    private List<ManifestHead> heads() {
        return store.values().stream()
                .map(Manifest::head)
                .sorted(Comparator.comparing(ManifestHead::id).reversed())
                .toList();
    }

    private Trend trend() {
        opened.clear();
        return new TrendHistory(TrendRules.DEFAULT, id -> {
                    opened.add(id.toString());
                    return Optional.ofNullable(store.get(id));
                })
                .of("shop", heads());
    }
}
