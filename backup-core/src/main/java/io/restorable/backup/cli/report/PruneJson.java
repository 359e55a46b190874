package io.restorable.backup.cli.report;

import io.restorable.backup.PrunePlan;
import io.restorable.backup.PruneReport;
import io.restorable.backup.PrunedBackup;
import io.restorable.backup.repository.BackupName;
import java.io.PrintWriter;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Prints for programs what is kept and what goes, and why. Fields are added, never renamed or removed. */
final class PruneJson {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

    private PruneJson() {}

    static void print(PrunePlan plan, PrintWriter out) {
        out.println(MAPPER.writeValueAsString(json(plan, true, Set.of())));
    }

    static void print(PruneReport report, PrintWriter out) {
        Set<BackupName> deleted =
                report.deleted().stream().map(PrunedBackup::name).collect(Collectors.toSet());
        ObjectNode json = json(report.plan(), false, deleted);
        json.put("freedBytes", report.freedBytes());
        put(report.spared(), json.putArray("spared"));
        put(report.remaining(), json.putArray("notDeleted"));
        out.println(MAPPER.writeValueAsString(json));
    }

    private static ObjectNode json(PrunePlan plan, boolean dryRun, Set<BackupName> deleted) {
        ObjectNode json = MAPPER.createObjectNode()
                .put("dryRun", dryRun)
                .put("at", plan.at().toString())
                .put("freedBytes", plan.freedBytes())
                .put("keptBytes", plan.keptBytes());
        ArrayNode backups = json.putArray("backups");
        for (PrunedBackup backup : plan.backups()) {
            ObjectNode each = backups.addObject()
                    .put("name", backup.name().toString())
                    .put("database", backup.name().database())
                    .put("id", backup.name().id().toString())
                    .put("storedBytes", backup.storedBytes())
                    .put("decision", backup.deletes() ? "delete" : "keep")
                    .put("deleted", deleted.contains(backup.name()));
            backup.reasons().forEach(each.putArray("reasons")::add);
        }
        return json;
    }

    private static void put(List<PruneReport.Left> left, ArrayNode array) {
        left.forEach(
                each -> array.addObject().put("name", each.name().toString()).put("why", each.why()));
    }
}
