package io.restorable.backup.cli.report;

import io.restorable.backup.BackupReport;
import io.restorable.backup.PrunePlan;
import io.restorable.backup.PruneReport;
import io.restorable.backup.copy.CopyReport;
import io.restorable.backup.drill.DrillReport;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.manifest.ManifestHead;
import io.restorable.backup.manifest.ManifestJson;
import io.restorable.backup.manifest.Totals;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.Rekeyed;
import io.restorable.backup.rescue.DiffReport;
import io.restorable.backup.rescue.RescueReport;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.restore.swap.ForgetReport;
import io.restorable.backup.restore.swap.KeptDatabase;
import io.restorable.backup.restore.swap.Swap;
import io.restorable.backup.restore.swap.UndoReport;
import io.restorable.backup.storage.check.StoreCheckReport;
import io.restorable.backup.trend.Trend;
import io.restorable.backup.verify.Finding;
import io.restorable.backup.verify.VerificationReport;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Prints for programs. Fields are added, never renamed or removed: times are ISO 8601 in UTC, durations seconds, sizes
 * bytes.
 */
final class JsonReports implements Reports {

    private static final JsonMapper MAPPER =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static final double MILLIS = 1_000;

    private final PrintWriter out;

    JsonReports(PrintWriter out) {
        this.out = out;
    }

    @Override
    public void created(BackupReport report) {
        ObjectNode json = head(report.name(), report.manifest().head());
        TrendJson.put(report.alarms(), json);
        if (!report.copies().isEmpty()) {
            ArrayNode copies = json.putArray("copies");
            report.copies().forEach(copy -> CopyJson.put(copy, copies.addObject()));
        }
        print(json);
    }

    @Override
    public void copied(CopyReport report) {
        ObjectNode json = MAPPER.createObjectNode();
        CopyJson.put(report, json);
        print(json);
    }

    @Override
    public void listed(List<ListedBackup> backups, Map<BackupName, String> pins) {
        ArrayNode array = MAPPER.createArrayNode();
        for (ListedBackup backup : backups) {
            if (backup instanceof ListedBackup.Sealed sealed) {
                array.add(head(sealed.name().toString(), sealed.head()).put("pinned", pins.get(sealed.name())));
            } else if (backup instanceof ListedBackup.Unreadable unreadable) {
                array.addObject()
                        .put("name", unreadable.name().toString())
                        .put("database", unreadable.name().database())
                        .put("id", unreadable.name().id().toString())
                        .put("state", "unreadable")
                        .put("problem", unreadable.problem().getMessage());
            }
        }
        print(array);
    }

    /** The manifest as it lies in the store. */
    @Override
    public void shown(String name, Manifest manifest, Optional<String> pinned) {
        var bytes = new ByteArrayOutputStream();
        try {
            ManifestJson.write(manifest, bytes);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        out.println(bytes.toString(StandardCharsets.UTF_8));
    }

    @Override
    public void verified(VerificationReport report) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("backup", report.backup().toString());
        json.put("level", report.level().number());
        json.put("passed", report.passed());
        json.put("startedAt", report.startedAt().toString());
        json.put("seconds", seconds(report.duration()));
        json.put("objects", report.objects());
        json.put("storedBytes", report.storedBytes());
        json.put("rows", report.rows());
        json.put("mac", report.mac().name().toLowerCase(Locale.ROOT));
        addFindings(report.findings(), json);
        print(json);
    }

    @Override
    public void rekeyed(Rekeyed rekeyed) {
        ObjectNode json = MAPPER.createObjectNode().put("backup", rekeyed.name().toString());
        rekeyed.manifest().head().keyIds().forEach(json.putArray("keyIds")::add);
        rekeyed.formerKeyIds().forEach(json.putArray("formerKeyIds")::add);
        rekeyed.leftovers().forEach(json.putArray("leftovers")::add);
        print(json);
    }

    @Override
    public void drilled(DrillReport report) {
        ObjectNode json = MAPPER.createObjectNode();
        DrillJson.write(report, json);
        addFindings(report.findings(), json);
        print(json);
    }

    private static void addFindings(List<Finding> found, ObjectNode json) {
        ArrayNode findings = json.putArray("findings");
        found.forEach(finding -> findings.addObject()
                .put("kind", finding.kind().name().toLowerCase(Locale.ROOT))
                .put("failure", finding.kind().isFailure())
                .put("subject", finding.subject())
                .put("detail", finding.detail()));
    }

    @Override
    public void restored(RestoreReport report) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("outcome", report.outcome().name());
        json.put("source", report.source());
        json.put("target", report.target());
        json.put("mode", report.mode().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        json.put("seconds", seconds(report.duration()));
        json.put("tables", report.tables());
        json.put("rows", report.rows());
        json.put("bytes", report.bytes());
        json.put("tablesCompared", report.compared());
        json.put("safetyBackup", report.safetyBackup());
        if (report.swap() != null) {
            put(report.swap(), json);
        }
        report.createdRoles().forEach(json.putArray("createdRoles")::add);
        report.pendingMigrations().forEach(json.putArray("pendingMigrations")::add);
        report.differences().forEach(json.putArray("differences")::add);
        report.warnings().forEach(json.putArray("warnings")::add);
        print(json);
    }

    @Override
    public void undone(UndoReport report) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("database", report.database());
        put(report.broughtBack(), json.putObject("broughtBack"));
        put(report.swap(), json);
        report.warnings().forEach(json.putArray("warnings")::add);
        print(json);
    }

    @Override
    public void kept(List<KeptDatabase> databases) {
        ArrayNode array = MAPPER.createArrayNode();
        databases.forEach(kept -> put(kept, array.addObject()));
        print(array);
    }

    @Override
    public void forgotten(ForgetReport report) {
        ObjectNode json = MAPPER.createObjectNode();
        ArrayNode dropped = json.putArray("dropped");
        report.dropped().forEach(kept -> put(kept, dropped.addObject()));
        ArrayNode remaining = json.putArray("remaining");
        report.remaining()
                .forEach(each -> put(each.database(), remaining.addObject().put("reason", each.reason())));
        print(json);
    }

    @Override
    public void compared(DiffReport report) {
        RescueJson.print(report, out);
    }

    @Override
    public void rescued(RescueReport report) {
        RescueJson.print(report, out);
    }

    @Override
    public void trends(List<Trend> trends, ZoneId zone, int last) {
        TrendJson.print(trends, zone, out);
    }

    @Override
    public void checked(StoreCheckReport report) {
        StoreJson.print(report, out);
    }

    @Override
    public void planned(PrunePlan plan) {
        PruneJson.print(plan, out);
    }

    @Override
    public void pruned(PruneReport report) {
        PruneJson.print(report, out);
    }

    private static void put(Swap swap, ObjectNode json) {
        json.put("keptAs", swap.keptAs());
        json.put("windowSeconds", seconds(swap.window()));
        json.put("endedSessions", swap.endedSessions());
    }

    private static void put(KeptDatabase kept, ObjectNode json) {
        json.put("name", kept.name());
        json.put("formerName", kept.formerName());
        json.put("since", kept.since().toString());
        json.put("replacedBy", kept.replacedBy());
        json.put("bytes", kept.bytes());
    }

    private static ObjectNode head(String name, ManifestHead head) {
        Totals totals = head.totals();
        ObjectNode json = MAPPER.createObjectNode()
                .put("name", name)
                .put("database", head.database().name())
                .put("id", head.id().toString())
                .put("label", head.id().label().text())
                .put("state", "sealed")
                .put("startedAt", head.startedAt().toString())
                .put("finishedAt", head.finishedAt().toString())
                .put("seconds", seconds(head.duration()))
                .put("serverVersion", head.database().serverVersion().toString())
                .put("tables", totals.tables())
                .put("rows", totals.rows())
                .put("objects", totals.objects())
                .put("storedBytes", totals.storedBytes())
                .put("plainBytes", totals.plainBytes());
        if (head.lockedUntil() != null) {
            json.put("lockedUntil", head.lockedUntil().toString());
        }
        return json;
    }

    private static double seconds(Duration duration) {
        return duration.toMillis() / MILLIS;
    }

    private void print(Object json) {
        out.println(MAPPER.writeValueAsString(json));
    }
}
