package io.restorable.backup.cli.report;

import io.restorable.backup.rescue.DiffReport;
import io.restorable.backup.rescue.RescueReport;
import io.restorable.backup.rescue.TableDiff;
import io.restorable.backup.rescue.staging.RowDifferences;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints for programs what was found in a backup. Fields are added, never renamed or removed. */
final class RescueJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final double MILLIS = 1_000;

    private RescueJson() {}

    static void print(DiffReport report, PrintWriter out) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("same", report.isSame())
                .put("backup", report.backup())
                .put("database", report.database())
                .put("seconds", report.duration().toMillis() / MILLIS);
        ArrayNode tables = json.putArray("tables");
        report.tables().forEach(table -> table(table, tables.addObject()));
        ArrayNode unknown = json.putArray("notInBackup");
        report.unknown().forEach(name -> unknown.add(name.toString()));
        out.println(MAPPER.writeValueAsString(json));
    }

    private static void table(TableDiff table, ObjectNode json) {
        RowDifferences rows = table.rows();
        json.put("table", table.table().toString())
                .put("state", table.state().name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .put("backupRows", table.backupRows())
                .put("liveRows", table.liveRows())
                .put("missing", rows.missing())
                .put("changed", rows.changed())
                .put("new", rows.added());
        texts(json.putArray("key"), table.key());
        ObjectNode columns = json.putObject("changedColumns");
        rows.changedColumns().forEach(columns::put);
        ObjectNode examples = json.putObject("examples");
        texts(examples.putArray("missing"), rows.missingExamples());
        texts(examples.putArray("changed"), rows.changedExamples());
        texts(examples.putArray("new"), rows.addedExamples());
        texts(json.putArray("notes"), table.notes());
    }

    static void print(RescueReport report, PrintWriter out) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("written", report.written())
                .put("backup", report.backup())
                .put("database", report.database())
                .put("seconds", report.duration().toMillis() / MILLIS)
                .put("inserted", report.inserted())
                .put("overwritten", report.overwritten());
        ArrayNode tables = json.putArray("tables");
        report.tables().forEach(table -> {
            ObjectNode node = tables.addObject()
                    .put("table", table.table().toString())
                    .put("asked", table.asked())
                    .put("missing", table.differences().missing())
                    .put("changed", table.differences().changed())
                    .put("inserted", table.inserted())
                    .put("overwritten", table.overwritten());
            ObjectNode examples = node.putObject("examples");
            texts(examples.putArray("inserted"), table.insertedExamples());
            texts(examples.putArray("overwritten"), table.overwrittenExamples());
            texts(node.putArray("notes"), table.notes());
        });
        texts(json.putArray("sequences"), report.sequences());
        texts(json.putArray("silencedTriggers"), report.silencedTriggers());
        texts(json.putArray("obstacles"), report.obstacles());
        out.println(MAPPER.writeValueAsString(json));
    }

    private static void texts(ArrayNode array, List<String> texts) {
        texts.forEach(array::add);
    }
}
