package io.restorable.backup.cli.report;

import io.restorable.backup.storage.check.StoreCheckReport;
import io.restorable.backup.storage.check.StoreCheckStep;
import java.io.PrintWriter;
import java.util.Locale;

/** Prints for people what came of trying a store: the answer first. */
final class StoreText {

    private StoreText() {}

    static void print(StoreCheckReport report, PrintWriter out) {
        out.println(
                report.passed()
                        ? "FIT FOR USE: " + report.store() + "."
                        : "NOT FIT FOR USE: " + report.store() + "; " + Amounts.count(report.failures(), "check")
                                + " failed.");
        for (StoreCheckStep step : report.steps()) {
            out.printf(Locale.ROOT, "  %-8s %-12s %s%n", step.outcome(), step.name(), step.detail());
            if (step.nextStep() != null) {
                out.printf(Locale.ROOT, "  %-8s %-12s -> %s%n", "", "", step.nextStep());
            }
        }
    }
}
