package io.restorable.backup.boot.run;

import io.restorable.backup.drill.DrillReport;
import io.restorable.backup.error.BackupException;
import io.restorable.backup.verify.Finding;
import java.util.stream.Collectors;

/** A drill came to its end, and the backup is not proved. */
public final class DrillFailedException extends BackupException {

    private static final long serialVersionUID = 1L;

    private final transient DrillReport report;

    /** @param report what was found */
    public DrillFailedException(DrillReport report) {
        super(
                "Backup " + report.backup() + " is not proved: "
                        + report.findings().stream()
                                .filter(finding -> finding.kind().isFailure())
                                .map(Finding::toString)
                                .collect(Collectors.joining("; "))
                        + ".",
                "Make another backup and drill that; keep this one for examination.",
                null);
        this.report = report;
    }

    /** What was found. */
    public DrillReport report() {
        return report;
    }
}
