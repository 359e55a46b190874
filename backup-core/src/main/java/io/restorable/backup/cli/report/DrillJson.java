package io.restorable.backup.cli.report;

import io.restorable.backup.drill.DrillReport;
import io.restorable.backup.restore.RestoreReport;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Writes for programs what a drill proved. Fields are added, never renamed or removed. */
final class DrillJson {

    private static final double MILLIS = 1_000;

    private DrillJson() {}

    static void write(DrillReport report, ObjectNode json) {
        json.put("backup", report.backup().toString())
                .put("level", report.level().number())
                .put("passed", report.passed())
                .put("startedAt", report.startedAt().toString())
                .put("seconds", report.duration().toMillis() / MILLIS)
                .put("definitions", report.definitions())
                .put("mac", report.mac().name().toLowerCase(Locale.ROOT))
                .put("keptDatabase", report.keptDatabase());
        RestoreReport restore = report.restore();
        if (restore != null) {
            json.put("tables", restore.tables())
                    .put("rows", restore.rows())
                    .put("bytes", restore.bytes())
                    .put("compared", restore.compared())
                    .put("restoreSeconds", restore.duration().toMillis() / MILLIS);
        }
        var checks = json.putArray("checks");
        report.checks()
                .forEach(check -> checks.addObject()
                        .put("name", check.name())
                        .put("passed", check.passed())
                        .put("problem", check.problem())
                        .put("seconds", check.duration().toMillis() / MILLIS));
        var warnings = json.putArray("warnings");
        report.warnings().forEach(warnings::add);
    }
}
