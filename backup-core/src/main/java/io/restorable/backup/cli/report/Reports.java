package io.restorable.backup.cli.report;

import io.restorable.backup.BackupReport;
import io.restorable.backup.PrunePlan;
import io.restorable.backup.PruneReport;
import io.restorable.backup.copy.CopyReport;
import io.restorable.backup.drill.DrillReport;
import io.restorable.backup.manifest.Manifest;
import io.restorable.backup.repository.BackupName;
import io.restorable.backup.repository.ListedBackup;
import io.restorable.backup.repository.Rekeyed;
import io.restorable.backup.rescue.DiffReport;
import io.restorable.backup.rescue.RescueReport;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.restore.swap.ForgetReport;
import io.restorable.backup.restore.swap.KeptDatabase;
import io.restorable.backup.restore.swap.UndoReport;
import io.restorable.backup.storage.check.StoreCheckReport;
import io.restorable.backup.trend.Trend;
import io.restorable.backup.verify.VerificationReport;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;

/** Prints what commands answer, for people or for programs. */
public interface Reports {

    /** The form that was asked for, on the command's standard output. */
    static Reports on(CommandSpec spec, boolean json) {
        var out = spec.commandLine().getOut();
        return json ? new JsonReports(out) : new TextReports(out);
    }

    void created(BackupReport report);

    void copied(CopyReport report);

    /** @param pins when and why backups were pinned that are */
    void listed(List<ListedBackup> backups, Map<BackupName, String> pins);

    /**
     * The history of each database.
     *
     * @param zone of times for people
     * @param last how many backups people see
     */
    void trends(List<Trend> trends, ZoneId zone, int last);

    /** @param pinned when and why it was pinned, if it is */
    void shown(String name, Manifest manifest, Optional<String> pinned);

    void verified(VerificationReport report);

    void drilled(DrillReport report);

    void restored(RestoreReport report);

    void undone(UndoReport report);

    void kept(List<KeptDatabase> databases);

    void forgotten(ForgetReport report);

    void compared(DiffReport report);

    void rescued(RescueReport report);

    void checked(StoreCheckReport report);

    void planned(PrunePlan plan);

    void pruned(PruneReport report);

    void rekeyed(Rekeyed rekeyed);
}
