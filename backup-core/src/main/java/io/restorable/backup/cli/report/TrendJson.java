package io.restorable.backup.cli.report;

import io.restorable.backup.manifest.ManifestHead;
import io.restorable.backup.manifest.Totals;
import io.restorable.backup.trend.Trend;
import io.restorable.backup.trend.TrendAlarm;
import io.restorable.backup.trend.TrendPoint;
import java.io.PrintWriter;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints the history of backups for programs. */
final class TrendJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final double MILLIS = 1_000;

    private TrendJson() {}

    static void print(List<Trend> trends, ZoneId zone, PrintWriter out) {
        ArrayNode array = MAPPER.createArrayNode();
        for (Trend trend : trends) {
            ObjectNode json = array.addObject();
            json.put("database", trend.database());
            json.put("zone", zone.getId());
            json.put("alarming", !trend.alarms().isEmpty());
            ArrayNode newest = json.putArray("newest");
            trend.newest().forEach(point -> put(point, newest.addObject()));
            ArrayNode history = json.putArray("history");
            trend.history().forEach(point -> put(point, history.addObject()));
            trend.notes().forEach(json.putArray("notes")::add);
        }
        out.println(MAPPER.writeValueAsString(array));
    }

    /** Adds alarms to what is said of a backup. */
    static void put(List<TrendAlarm> alarms, ObjectNode json) {
        ArrayNode array = json.putArray("alarms");
        for (TrendAlarm alarm : alarms) {
            ObjectNode entry = array.addObject();
            entry.put("kind", alarm.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
            ArrayNode tables = entry.putArray("tables");
            alarm.tables().forEach(table -> tables.add(table.toString()));
            entry.put("from", alarm.from());
            entry.put("to", alarm.to());
            entry.put("reference", alarm.reference().toString());
            entry.put("message", alarm.sentence());
        }
    }

    private static void put(TrendPoint point, ObjectNode json) {
        ManifestHead head = point.head();
        Totals totals = head.totals();
        json.put("id", head.id().toString());
        json.put("label", head.id().label().text());
        json.put("startedAt", head.startedAt().toString());
        json.put("seconds", head.duration().toMillis() / MILLIS);
        json.put("wholeDatabase", head.facts().scope().coversEverything());
        json.put("plainBytes", totals.plainBytes());
        json.put("storedBytes", totals.storedBytes());
        json.put("tables", totals.tables());
        json.put("rows", totals.rows());
        ManifestHead reference = point.reference();
        json.put("reference", reference == null ? null : reference.id().toString());
        json.put("tablesCompared", point.tablesCompared());
        put(point.alarms(), json);
    }
}
