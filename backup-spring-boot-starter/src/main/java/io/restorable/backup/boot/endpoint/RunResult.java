package io.restorable.backup.boot.endpoint;

import io.restorable.backup.BackupReport;
import io.restorable.backup.PruneReport;
import io.restorable.backup.boot.fence.FenceReport;
import io.restorable.backup.boot.run.DrillFailedException;
import io.restorable.backup.boot.run.Run;
import io.restorable.backup.drill.DrillReport;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.trend.TrendAlarm;
import io.restorable.backup.verify.Finding;
import io.restorable.backup.verify.VerificationReport;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What came of a run.
 *
 * @param good whether all is as it should be: a backup stored and copied, a proof passed, a restore compared
 * @param backup the backup that was made, proved or restored; {@code null} if it was about several
 * @param target the database that a restore went to; {@code null} if it was none
 * @param rows how many rows were read or loaded
 * @param bytes how many bytes were stored, read, loaded or freed
 * @param deleted the backups that are gone
 * @param findings what is not as it should be, or should be looked at; full sentences
 */
public record RunResult(
        boolean good,
        @Nullable String backup,
        @Nullable String target,
        long rows,
        long bytes,
        List<String> deleted,
        List<String> findings) {

    public RunResult {
        deleted = List.copyOf(deleted);
        findings = List.copyOf(findings);
    }

    static @Nullable RunResult of(Run run) {
        Object result = run.result(Object.class).orElse(null);
        if (run.failure().orElse(null) instanceof DrillFailedException failed) {
            result = failed.report();
        }
        if (result instanceof BackupReport report) {
            return of(report);
        } else if (result instanceof VerificationReport report) {
            return proof(
                    report.passed(),
                    report.backup().toString(),
                    report.rows(),
                    report.storedBytes(),
                    report.findings());
        } else if (result instanceof DrillReport report) {
            RestoreReport restore = report.restore();
            long rows = restore == null ? 0 : restore.rows();
            long bytes = restore == null ? 0 : restore.bytes();
            return proof(report.passed(), report.backup().toString(), rows, bytes, report.findings());
        } else if (result instanceof FenceReport report) {
            return of(report.restore(), report.notes());
        } else if (result instanceof RestoreReport report) {
            return of(report, List.of());
        }
        return result instanceof PruneReport report ? of(report) : null;
    }

    private static RunResult of(BackupReport report) {
        List<String> alarms = report.alarms().stream().map(TrendAlarm::sentence).toList();
        return new RunResult(
                report.isCopied(),
                report.name(),
                null,
                report.totals().rows(),
                report.totals().storedBytes(),
                List.of(),
                alarms);
    }

    private static RunResult proof(boolean passed, String backup, long rows, long bytes, List<Finding> findings) {
        List<String> sentences = findings.stream().map(Finding::toString).toList();
        return new RunResult(passed, backup, null, rows, bytes, List.of(), sentences);
    }

    private static RunResult of(RestoreReport report, List<String> notes) {
        var findings = new ArrayList<>(report.differences());
        findings.addAll(report.warnings());
        findings.addAll(notes);
        return new RunResult(
                report.outcome() == RestoreReport.Outcome.RESTORED,
                report.source(),
                report.target(),
                report.rows(),
                report.bytes(),
                List.of(),
                findings);
    }

    private static RunResult of(PruneReport report) {
        return new RunResult(
                report.complete(),
                null,
                null,
                0,
                report.freedBytes(),
                report.deleted().stream()
                        .map(backup -> backup.name().toString())
                        .toList(),
                report.remaining().stream()
                        .map(left -> left.name() + ": " + left.why())
                        .toList());
    }
}
