package io.restorable.backup.cli.report;

import io.restorable.backup.manifest.ManifestHead;
import io.restorable.backup.trend.Trend;
import io.restorable.backup.trend.TrendAlarm;
import io.restorable.backup.trend.TrendPoint;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Prints the history of backups for people: the oldest first, so that what matters is at the end. */
final class TrendText {

    private static final String ROW = "%-24s %9s %7s  %9s  %14s %7s  %7s  %9s  %s";
    private static final int MOST_ALARMS = 50;

    private final PrintWriter out;
    private final DateTimeFormatter time;

    private TrendText(PrintWriter out, ZoneId zone) {
        this.out = out;
        this.time = DateTimeFormatter.ofPattern("EEE yyyy-MM-dd HH:mm", Locale.ENGLISH)
                .withZone(zone);
    }

    static void print(List<Trend> trends, ZoneId zone, int last, PrintWriter out) {
        if (trends.isEmpty()) {
            out.println("No backups here yet. Make one with 'create'.");
            return;
        }
        var text = new TrendText(out, zone);
        for (Trend trend : trends) {
            text.print(trend, zone, last);
        }
    }

    private void print(Trend trend, ZoneId zone, int last) {
        List<TrendPoint> history = trend.history();
        List<TrendPoint> shown = history.subList(Math.max(0, history.size() - last), history.size());
        out.println(trend.database() + ": " + Amounts.count(history.size(), "backup")
                + (shown.size() < history.size() ? ", the last " + shown.size() + " of them" : "") + "; times of "
                + zone
                + "; changes since the same weekday");
        printRow("TAKEN", "SIZE", "CHANGE", "STORED", "ROWS", "CHANGE", "TABLES", "TOOK", "LABEL");
        shown.forEach(this::printPoint);
        trend.notes().forEach(note -> out.println("Note: " + note));
        trend.newest().forEach(this::printAnswer);
        out.println();
    }

    private void printPoint(TrendPoint point) {
        ManifestHead head = point.head();
        ManifestHead reference = point.reference();
        printRow(
                time.format(head.startedAt()),
                Amounts.bytes(head.totals().plainBytes()),
                reference == null
                        ? ""
                        : change(reference.totals().plainBytes(), head.totals().plainBytes()),
                Amounts.bytes(head.totals().storedBytes()),
                Amounts.count(head.totals().rows()),
                reference == null
                        ? ""
                        : change(reference.totals().rows(), head.totals().rows()),
                Amounts.count(head.totals().tables()),
                Amounts.duration(head.duration()),
                remark(point));
    }

    private void printRow(String... cells) {
        out.println(String.format(Locale.ROOT, ROW, (Object[]) cells).stripTrailing());
    }

    /** {@code +12 %}; nothing that there was before has no share. */
    private static String change(long from, long to) {
        if (from == 0) {
            return to == 0 ? "0 %" : "new";
        }
        long percent = Math.round(100.0 * (to - from) / from);
        return (percent > 0 ? "+" : "") + Amounts.count(percent) + " %";
    }

    private static String remark(TrendPoint point) {
        var remark = new StringBuilder(point.head().id().label().text());
        if (!point.head().facts().scope().coversEverything()) {
            remark.append(remark.isEmpty() ? "" : " ").append("(a part)");
        }
        if (!point.alarms().isEmpty()) {
            remark.append(remark.isEmpty() ? "" : " ")
                    .append("! ")
                    .append(point.alarms().stream()
                            .map(TrendAlarm::kind)
                            .map(TrendText::word)
                            .distinct()
                            .collect(Collectors.joining(", ")));
        }
        return remark.toString();
    }

    private static String word(Enum<?> kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    private void printAnswer(TrendPoint newest) {
        ManifestHead reference = newest.reference();
        String name = newest.head().id().toString();
        if (reference == null) {
            out.println(name + " is the first of its kind, and compared with nothing.");
            return;
        }
        List<TrendAlarm> alarms = newest.alarms();
        String how = newest.tablesCompared() ? "" : " in its totals (the tables of encrypted backups need a key)";
        if (alarms.isEmpty()) {
            out.println("No alarm: " + name + " is like " + reference.id() + how + ".");
            return;
        }
        out.println("ALARM: " + name + ", compared with " + reference.id() + how + ":");
        alarms.stream().limit(MOST_ALARMS).forEach(alarm -> out.println("  " + alarm.sentence()));
        if (alarms.size() > MOST_ALARMS) {
            out.println("  and " + Amounts.count(alarms.size() - MOST_ALARMS) + " more; --json shows all.");
        }
    }
}
