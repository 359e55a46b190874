package io.restorable.backup.trend;

import io.restorable.backup.manifest.BackupContents;
import io.restorable.backup.manifest.BackupId;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.ManifestHead;
import io.restorable.backup.manifest.TableEntry;
import io.restorable.backup.manifest.Totals;
import io.restorable.backup.pg.QualifiedName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A backup beside an earlier one of the same scope. Used once, by one thread. */
public final class Comparison {

    private final ManifestHead now;
    private final ManifestHead reference;
    private final TrendRules rules;
    private final AlarmWords words;
    private final List<TrendAlarm> alarms = new ArrayList<>();

    private Comparison(ManifestHead now, ManifestHead reference, TrendRules rules) {
        this.now = now;
        this.reference = reference;
        this.rules = rules;
        this.words = new AlarmWords(reference.id());
    }

    /** Whether the one holds as much of the database as the other was asked to. */
    public static boolean isPossible(ManifestHead now, ManifestHead reference) {
        return now.facts().scope().equals(reference.facts().scope());
    }

    /** Compares table by table; in their totals only, if the contents of one of them are encrypted. */
    public static TrendPoint of(Manifest now, Manifest reference, TrendRules rules) {
        if (now.hidesContents() || reference.hidesContents()) {
            return ofTotals(now.head(), reference.head(), rules);
        }
        var comparison = new Comparison(now.head(), reference.head(), rules);
        comparison.compareTables(rowsByTable(now.contents()), rowsByTable(reference.contents()));
        comparison.compareTotals();
        return comparison.point(true);
    }

    static TrendPoint ofTotals(ManifestHead now, ManifestHead reference, TrendRules rules) {
        var comparison = new Comparison(now, reference, rules);
        comparison.compareTableCounts();
        comparison.compareTotals();
        return comparison.point(false);
    }

    private TrendPoint point(boolean tablesCompared) {
        return new TrendPoint(now, reference, tablesCompared, alarms);
    }

    /** A table can have several entries, with conditions that tell their rows apart. */
    private static Map<QualifiedName, Long> rowsByTable(BackupContents contents) {
        return contents.tables().stream()
                .collect(Collectors.toMap(
                        TableEntry::name, table -> table.fingerprint().rows(), Long::sum, TreeMap::new));
    }

    private void compareTables(Map<QualifiedName, Long> tables, Map<QualifiedName, Long> former) {
        List<QualifiedName> gone = GoneTables.between(former.keySet(), tables.keySet());
        if (!gone.isEmpty()) {
            alarm(AlarmKind.TABLES_GONE, gone, former.size(), tables.size(), words.tablesGone(gone));
        }
        var lost = new ArrayList<TrendAlarm>();
        former.forEach((table, from) -> {
            Long to = tables.get(table);
            if (to != null && rules.rows().emptied(from, to)) {
                lost.add(of(table, AlarmKind.TABLE_EMPTIED, from, to, words.tableEmptied(table, from)));
            } else if (to != null && rules.rows().shrank(from, to)) {
                lost.add(of(table, AlarmKind.TABLE_SHRANK, from, to, words.tableShrank(table, from, to)));
            }
        });
        lost.sort(Comparator.comparing(TrendAlarm::kind)
                .thenComparing(Comparator.comparingLong((TrendAlarm alarm) -> alarm.from() - alarm.to())
                        .reversed()));
        alarms.addAll(lost);
    }

    private void compareTableCounts() {
        int from = reference.totals().tables();
        int to = now.totals().tables();
        if (to < from) {
            alarm(AlarmKind.TABLES_GONE, List.of(), from, to, words.fewerTables(from, to));
        }
    }

    private void compareTotals() {
        Totals from = reference.totals();
        Totals to = now.totals();
        var rows = rules.rows();
        if (rows.emptied(from.rows(), to.rows()) || rows.shrank(from.rows(), to.rows())) {
            alarm(AlarmKind.ROWS_SHRANK, from.rows(), to.rows(), words.rowsShrank(from.rows(), to.rows()));
        }
        if (!compareSizes(from.plainBytes(), to.plainBytes()) && isCompressedAlike()) {
            compareStoredSizes(from.storedBytes(), to.storedBytes());
        }
        if (rules.duration().grew(reference.duration(), now.duration())) {
            alarm(
                    AlarmKind.DURATION_GREW,
                    reference.duration().toMillis(),
                    now.duration().toMillis(),
                    words.durationGrew(reference.duration(), now.duration()));
        }
    }

    private boolean compareSizes(long from, long to) {
        if (rules.size().shrank(from, to)) {
            alarm(AlarmKind.SIZE_SHRANK, from, to, words.sizeShrank(from, to));
            return true;
        }
        if (rules.size().grew(from, to)) {
            alarm(AlarmKind.SIZE_GREW, from, to, words.sizeGrew(from, to));
            return true;
        }
        return false;
    }

    private void compareStoredSizes(long from, long to) {
        if (rules.size().shrank(from, to)) {
            alarm(AlarmKind.STORED_SIZE_SHRANK, from, to, words.storedSizeShrank(from, to));
        } else if (rules.size().grew(from, to)) {
            alarm(AlarmKind.STORED_SIZE_GREW, from, to, words.storedSizeGrew(from, to));
        }
    }

    private boolean isCompressedAlike() {
        return now.facts().archive().equals(reference.facts().archive());
    }

    private void alarm(AlarmKind kind, long from, long to, String sentence) {
        alarm(kind, List.of(), from, to, sentence);
    }

    private void alarm(AlarmKind kind, List<QualifiedName> tables, long from, long to, String sentence) {
        alarms.add(new TrendAlarm(kind, tables, from, to, reference.id(), sentence));
    }

    private TrendAlarm of(QualifiedName table, AlarmKind kind, long from, long to, String sentence) {
        BackupId against = reference.id();
        return new TrendAlarm(kind, List.of(table), from, to, against, sentence);
    }
}
