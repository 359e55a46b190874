package io.restorable.backup.boot.run;

import io.restorable.backup.BackupReport;
import io.restorable.backup.PruneReport;
import io.restorable.backup.drill.DrillReport;
import io.restorable.backup.manifest.Totals;
import io.restorable.backup.restore.RestoreReport;
import io.restorable.backup.verify.VerificationReport;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a log says of a run that is done. */
final class RunText {

    private static final double MEBIBYTE = 1024.0 * 1024;

    private RunText() {}

    static String of(Run run, @Nullable Object result, Instant now) {
        double seconds = run.duration(now).toMillis() / 1000.0;
        if (result instanceof BackupReport report) {
            Totals totals = report.totals();
            return String.format(
                    Locale.ROOT,
                    "%s, %,d rows, %,.1f MiB, in %.1f s",
                    report.name(),
                    totals.rows(),
                    totals.storedBytes() / MEBIBYTE,
                    seconds);
        }
        if (result instanceof PruneReport report) {
            return String.format(
                    Locale.ROOT,
                    "%d backups gone, %d could not be deleted, %,.1f MiB freed, in %.1f s",
                    report.deleted().size(),
                    report.remaining().size(),
                    report.freedBytes() / MEBIBYTE,
                    seconds);
        }
        if (result instanceof DrillReport report) {
            return String.format(
                    Locale.ROOT,
                    "%s was restored for a trial, %d definitions and %d checks, in %.1f s",
                    report.backup(),
                    report.definitions(),
                    report.checks().size(),
                    seconds);
        }
        if (result instanceof VerificationReport report) {
            return String.format(
                    Locale.ROOT,
                    "%s is %s, %,d rows, in %.1f s",
                    report.backup(),
                    report.passed() ? "whole" : "damaged",
                    report.rows(),
                    seconds);
        }
        if (result instanceof RestoreReport report) {
            return String.format(
                    Locale.ROOT,
                    "%s to %s, %,d rows, in %.1f s",
                    report.source(),
                    report.target(),
                    report.rows(),
                    seconds);
        }
        return String.format(Locale.ROOT, "in %.1f s", seconds);
    }
}
