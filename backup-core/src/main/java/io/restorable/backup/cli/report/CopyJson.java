package io.restorable.backup.cli.report;

import io.restorable.backup.copy.CopyReport;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes for programs what became of copies. Fields are added, never renamed or removed. */
final class CopyJson {

    private static final double MILLIS = 1_000;

    private CopyJson() {}

    static void put(CopyReport report, ObjectNode json) {
        json.put("store", report.store());
        json.put("complete", report.isComplete());
        ArrayNode backups = json.putArray("backups");
        report.backups()
                .forEach(backup -> backups.addObject()
                        .put("name", backup.name().toString())
                        .put("outcome", backup.outcome().name().toLowerCase(Locale.ROOT))
                        .put("bytes", backup.bytes())
                        .put("seconds", backup.duration().toMillis() / MILLIS)
                        .put("problem", backup.problem())
                        .put("nextStep", backup.nextStep()));
    }
}
