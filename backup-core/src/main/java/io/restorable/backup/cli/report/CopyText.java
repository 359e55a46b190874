package io.restorable.backup.cli.report;

import io.restorable.backup.copy.CopiedBackup;
import io.restorable.backup.copy.CopiedBackup.Outcome;
import io.restorable.backup.copy.CopyReport;
import java.io.PrintWriter;

/** Prints for people what became of copies: the answer first, then each backup that was not there before. */
final class CopyText {

    private CopyText() {}

    static void print(CopyReport report, PrintWriter out) {
        int failed = report.count(Outcome.FAILED);
        out.println((failed == 0 ? "COPIED" : "NOT ALL COPIED") + " to " + report.store() + ": "
                + Amounts.count(report.count(Outcome.COPIED), "backup") + " copied, "
                + Amounts.count(report.count(Outcome.PRESENT)) + " there before, " + Amounts.count(failed)
                + " failed.");
        for (CopiedBackup backup : report.backups()) {
            if (backup.outcome() == Outcome.COPIED) {
                out.println("  " + backup.name() + ", " + Amounts.bytes(backup.bytes()) + " in "
                        + Amounts.duration(backup.duration()));
            } else if (backup.failed()) {
                out.println("  " + backup.name() + " FAILED: " + backup.problem());
                out.println("    -> " + backup.nextStep());
            }
        }
    }

    static void printWarning(String backup, PrintWriter out) {
        out.println("WARNING: backup " + backup
                + " is sealed and good, but it is not in every store that it should be in.");
        out.println("The next 'create' with the same --copy-to tries again; 'copy' does so now.");
    }
}
