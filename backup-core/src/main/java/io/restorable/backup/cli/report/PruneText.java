package io.restorable.backup.cli.report;

import io.restorable.backup.PrunePlan;
import io.restorable.backup.PruneReport;
import io.restorable.backup.PrunedBackup;
import io.restorable.backup.retention.SizeBudget;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/** Prints for people what is kept and what goes, and why. */
final class PruneText {

    private static final int HOURS = 24;
    private static final int DAYS_IN_DAYS = 100;
    private static final int DAYS_IN_WEEKS = 730;
    private static final int WEEK = 7;
    private static final int YEAR = 365;

    private PruneText() {}

    static void print(PrunePlan plan, PrintWriter out) {
        if (plan.backups().isEmpty()) {
            out.println("No backups here yet.");
            return;
        }
        int width = plan.backups().stream()
                .mapToInt(backup -> backup.name().toString().length())
                .max()
                .orElse(0);
        String row = "%-" + Math.max(width, "BACKUP".length()) + "s  %9s  %9s  %-6s  %s%n";
        out.printf(Locale.ROOT, row, "BACKUP", "AGE", "SIZE", "", "WHY");
        for (PrunedBackup backup : plan.backups()) {
            out.printf(
                    Locale.ROOT,
                    row,
                    backup.name(),
                    age(Duration.between(backup.name().id().time(), plan.at())),
                    backup.storedBytes() == null ? "?" : Amounts.bytes(backup.storedBytes()),
                    backup.deletes() ? "DELETE" : "keep",
                    String.join("; ", backup.reasons()));
        }
        int going = plan.deletions().size();
        int staying = plan.backups().size() - going;
        out.println(Amounts.count(going, "backup") + " of " + Amounts.bytes(plan.freedBytes()) + " to delete, "
                + staying + " of " + Amounts.bytes(plan.keptBytes()) + " to keep.");
        warnOfBudget(plan, out);
    }

    static void print(PruneReport report, PrintWriter out) {
        report.spared().forEach(left -> out.println("SPARED: " + left.name() + ": " + left.why() + "."));
        report.remaining().forEach(left -> out.println("NOT DELETED: " + left.name() + ": " + left.why()));
        out.println("PRUNED: " + Amounts.count(report.deleted().size(), "backup") + " deleted, "
                + Amounts.bytes(report.freedBytes()) + " freed.");
    }

    /** {@code 5 h}, {@code 12 days}, {@code 30 weeks}, {@code 2.5 years}. */
    static String age(Duration age) {
        if (age.isNegative()) {
            return "future";
        }
        long days = age.toDays();
        if (days < 2) {
            return age.toHours() < 2 * HOURS && age.toHours() > 0 ? age.toHours() + " h" : age.toMinutes() + " min";
        }
        if (days < DAYS_IN_DAYS) {
            return days + " days";
        }
        return days < DAYS_IN_WEEKS
                ? days / WEEK + " weeks"
                : String.format(Locale.ROOT, "%.1f years", (double) days / YEAR);
    }

    private static void warnOfBudget(PrunePlan plan, PrintWriter out) {
        SizeBudget budget = plan.policy().maximumSize();
        if (budget == null) {
            return;
        }
        for (String database : plan.backups().stream()
                .map(backup -> backup.name().database())
                .distinct()
                .toList()) {
            long kept = plan.backups().stream()
                    .filter(backup -> backup.name().database().equals(database) && !backup.deletes())
                    .mapToLong(PrunedBackup::knownBytes)
                    .sum();
            if (kept > budget.bytes()) {
                out.println("Note: what has to stay of " + database + " takes " + Amounts.bytes(kept)
                        + ", more than the budget of " + budget + ".");
            }
        }
    }
}
