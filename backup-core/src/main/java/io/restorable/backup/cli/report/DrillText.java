package io.restorable.backup.cli.report;

import io.restorable.backup.drill.DrillReport;
import io.restorable.backup.restore.RestoreReport;
import java.io.PrintWriter;

/** Prints for people what a drill proved: the answer first. */
final class DrillText {

    private DrillText() {}

    static void print(DrillReport report, PrintWriter out) {
        out.println((report.passed() ? "PROVED: " : "NOT PROVED: ") + report.backup() + ", level "
                + report.level().number() + ", in " + Amounts.duration(report.duration()) + ".");
        RestoreReport restore = report.restore();
        if (restore != null) {
            out.println("Restored " + Amounts.count(restore.tables(), "table") + ", "
                    + Amounts.count(restore.rows(), "row") + ", " + Amounts.bytes(restore.bytes()) + "; "
                    + Amounts.count(restore.compared(), "table") + " and "
                    + Amounts.count(report.definitions(), "definition") + " read back and compared.");
        }
        report.checks().forEach(check -> out.println((check.passed() ? "Passed: " : "FAILED: ") + check.name()));
        report.findings().forEach(finding -> out.println(finding + "."));
        report.warnings().forEach(warning -> out.println("Note: " + warning));
        out.println(
                report.keptDatabase() == null
                        ? "The scratch database is gone."
                        : "The restored database stays: " + report.keptDatabase() + ".");
        if (restore == null) {
            out.println("Use another backup; keep this one for examination.");
        }
    }
}
